using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>Does something in its hook before, for which the execution waits.</summary>
internal sealed class AsynchronousMiddleware(Func<QueryExecution, Task> before) : IQueryMiddleware
{
    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken) => new(before(execution));
}
