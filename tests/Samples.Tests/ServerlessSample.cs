using Serverless;

namespace Samples.Tests;

/// <summary>The functions, started once for their tests.</summary>
public sealed class ServerlessSample : IAsyncLifetime
{
    public RunningSample Running { get; private set; } = null!; // Set before the first test runs.

    public async Task InitializeAsync() => Running = await RunningSample.StartAsync(withPooler: true, ServerlessApplication.Build);

    public async Task DisposeAsync() => await Running.DisposeAsync();
}
