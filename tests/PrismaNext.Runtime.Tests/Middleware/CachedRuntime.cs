using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>A runtime with a cache, and a query whose result tells how often it ran.</summary>
internal sealed record CachedRuntime(OpenRuntime Open, CacheMiddleware Cache, BoundQuery<long> Query) : IAsyncDisposable
{
    public IQueryRuntime Runtime => Open.Runtime;

    public ValueTask DisposeAsync() => Open.DisposeAsync();
}
