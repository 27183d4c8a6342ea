using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Middleware;

/// <summary>The one loop that executions run through: the user's middleware in its order, then the watcher that logs, traces and measures.</summary>
internal sealed class MiddlewarePipeline(IReadOnlyList<IQueryMiddleware> middleware, ExecutionWatcher watcher, TimeProvider time, ILogger logger)
{
    private readonly IQueryMiddleware[] _middleware = [.. middleware, watcher];

    /// <summary>Whether nobody wants to know of executions, so that they can do without the loop.</summary>
    public bool IsIdle => _middleware.Length == 1 && !watcher.IsWatching;

    /// <summary>Hands out rows as they are asked for.</summary>
    public IAsyncEnumerator<T> Stream<T>(
        QueryExecution execution, RowReader<T> read, Func<RowReader<T>, CancellationToken, IAsyncEnumerator<T>> open, CancellationToken cancellationToken) =>
        new WatchedRows<T>(Run(execution, cancellationToken), time, run => open(run.Watch(read), run.Token));

    /// <summary>Reads all rows.</summary>
    public ValueTask<List<T>> ReadAsync<T>(
        QueryExecution execution, RowReader<T> read, Func<RowReader<T>, CancellationToken, ValueTask<List<T>>> readAll, CancellationToken cancellationToken)
    {
        return WholeAsync(Run(execution, cancellationToken), WorkAsync, Count);

        ValueTask<List<T>> WorkAsync(MiddlewareRun run) => Answered<T>(run) is { } rows ? new(rows) : readAll(run.Watch(read), run.Token);

        long Count(List<T> rows)
        {
            execution.CopyRows = rows.ToArray;
            return rows.Count;
        }
    }

    /// <summary>Runs a write.</summary>
    public ValueTask<long> WriteAsync(QueryExecution execution, Func<CancellationToken, ValueTask<long>> write, CancellationToken cancellationToken) =>
        WholeAsync(Run(execution, cancellationToken), run => write(run.Token), affected => affected);

    /// <summary>The rows that a middleware answered with; null when none did.</summary>
    public static List<T>? Answered<T>(MiddlewareRun run)
    {
        if (run.Execution.Rows is not IReadOnlyList<T> answer)
            return null;
        foreach (var row in answer)
            run.See(row);
        return [.. answer];
    }

    private static async ValueTask<T> WholeAsync<T>(MiddlewareRun run, Func<MiddlewareRun, ValueTask<T>> work, Func<T, long> count)
    {
        using var disposal = run;
        T result;
        try
        {
            await run.BeginAsync().ConfigureAwait(false);
            Activity.Current = run.Execution.Activity ?? Activity.Current;
            result = await work(run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var error = await run.FailAsync(exception, rows: 0).ConfigureAwait(false);
            if (error == exception)
                throw;
            throw error;
        }

        await run.EndAsync(ExecutionOutcome.Completed, count(result)).ConfigureAwait(false);
        return result;
    }

    /// <summary>One execution of several that end together; the caller calls what is to be called.</summary>
    public MiddlewareRun Start(QueryExecution execution, CancellationToken cancellationToken) => Run(execution, cancellationToken);

    private MiddlewareRun Run(QueryExecution execution, CancellationToken cancellationToken) => new(execution, _middleware, time, logger, cancellationToken);
}
