using System.Collections.Concurrent;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Documentation;

// snippet: middleware
public sealed class TimingMiddleware(ConcurrentQueue<string> report) : IQueryMiddleware
{
    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        if (execution.Tables.Contains("salaries"))
            throw new UnauthorizedAccessException("Nobody reads salaries here.");
        return default;
    }

    public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result)
    {
        report.Enqueue($"{execution.Operation} {execution.Tables[0]}: {result.Rows} rows, {result.Outcome}");
        return default;
    }
}
// end snippet
