namespace PrismaNext.Testing;

/// <summary>A server that the first user starts and that stops only if it was started.</summary>
internal sealed class SharedServer<T>(Func<Task<T>> start)
    where T : IAsyncDisposable
{
    private readonly Lazy<Task<T>> _server = new(start);

    public Task<T> GetAsync() => _server.Value;

    public async Task StopAsync()
    {
        // Who failed to start has told its users; there is nothing to stop.
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
            await (await _server.Value).DisposeAsync();
    }
}
