using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Tests;

/// <summary>An executor without a server: it notes what it is asked to run, and gives the rows that a test has put there.</summary>
internal sealed class RecordingExecutor(params object?[] rows) : IPlanExecutor
{
    public List<string> Executed { get; } = [];

    public ResultStream<T> Execute<T>(BoundQuery<T> query)
    {
        Executed.Add(query.Plan.Sql);
        return new Rows<T>([.. rows.Cast<T>()]);
    }

    public ValueTask<T> ExecuteSingleAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default)
    {
        Executed.Add(query.Plan.Sql);
        return ValueTask.FromResult(default(T)!); // Nobody looks at it.
    }

    public ValueTask<long> ExecuteCommandAsync(CommandPlan command, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("These tests write nothing.");

    private sealed class Rows<T>(IReadOnlyList<T> rows) : ResultStream<T>
    {
        protected override async IAsyncEnumerator<T> Open(CancellationToken cancellationToken)
        {
            foreach (var row in rows)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }
}
