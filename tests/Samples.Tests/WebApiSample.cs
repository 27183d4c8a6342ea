using WebApi;

namespace Samples.Tests;

/// <summary>The web API, started once for its tests.</summary>
public sealed class WebApiSample : IAsyncLifetime
{
    public RunningSample Running { get; private set; } = null!; // Set before the first test runs.

    public async Task InitializeAsync() => Running = await RunningSample.StartAsync(withPooler: false, WebApiApplication.Build);

    public async Task DisposeAsync() => await Running.DisposeAsync();
}
