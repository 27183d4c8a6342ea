using System.Collections.Concurrent;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>Writes down which of its hooks were called, and may do something in the one before.</summary>
internal sealed class RecordingMiddleware(ConcurrentQueue<string> calls, string name, Action<QueryExecution>? before = null) : IQueryMiddleware
{
    public bool SeesRows { get; init; }

    public ConcurrentQueue<(QueryExecution Execution, ExecutionResult Result)> Ended { get; } = new();

    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        calls.Enqueue($"{name} before");
        before?.Invoke(execution);
        return default;
    }

    public void Row<T>(QueryExecution execution, T row) => calls.Enqueue($"{name} row {row}");

    public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result)
    {
        calls.Enqueue($"{name} after {result.Outcome}");
        Ended.Enqueue((execution, result));
        return default;
    }
}
