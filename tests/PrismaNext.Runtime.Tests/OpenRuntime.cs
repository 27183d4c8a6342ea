namespace PrismaNext.Runtime.Tests;

/// <summary>A runtime together with what ends it.</summary>
internal sealed record OpenRuntime(IQueryRuntime Runtime, IAsyncDisposable Owner) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
