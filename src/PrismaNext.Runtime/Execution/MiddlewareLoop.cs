using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Execution;

/// <summary>Leads executions through the middleware, or past it when nobody looks; then nothing is allocated for it.</summary>
internal static class MiddlewareLoop
{
    /// <summary>Hands out the rows one by one.</summary>
    public static IAsyncEnumerator<T> Open<T>(Execution<T> execution, IExecutionStrategy strategy, CancellationToken cancellationToken) =>
        execution.Settings.Pipeline.IsIdle ? strategy.Open(execution, cancellationToken) : OpenWatched(execution, strategy, cancellationToken);

    /// <summary>Reads all rows.</summary>
    public static ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, IExecutionStrategy strategy, CancellationToken cancellationToken) =>
        execution.Settings.Pipeline.IsIdle
            ? strategy.ReadAllAsync(execution, cancellationToken)
            : ReadWatchedAsync(execution, strategy.Mode, strategy.ReadAllAsync, cancellationToken);

    /// <summary>Reads no more rows than tell whether there is exactly one.</summary>
    public static ValueTask<List<T>> ReadSingleAsync<T>(Execution<T> execution, IBufferingStrategy strategy, CancellationToken cancellationToken) =>
        execution.Settings.Pipeline.IsIdle
            ? strategy.ReadAsync(execution, maximum: 2, cancellationToken)
            : ReadSingleWatchedAsync(execution, strategy, cancellationToken);

    /// <summary>Runs a write that somebody looks at.</summary>
    public static ValueTask<long> WriteAsync(
        CommandPlan command, IConnectionSource source, ExecutionSettings settings, Func<CancellationToken, ValueTask<long>> write, CancellationToken cancellationToken) =>
        settings.Pipeline.WriteAsync(Describe(command, source, settings), write, cancellationToken);

    /// <summary>What middleware sees of a write.</summary>
    public static QueryExecution Describe(CommandPlan command, IConnectionSource source, ExecutionSettings settings, bool isInBatch = false) =>
        new(settings.Address, source.AfterTransaction)
        {
            Sql = command.Sql,
            Operation = SqlOperation.Of(command.Sql),
            Tables = command.Tables,
            IsWrite = true,
            IsInBatch = isInBatch,
            NamesItsRows = command.NamesItsRows,
            HoldsAllRows = true,
            IsInTransaction = source.MayBeInTransaction,
            Values = command.Values,
            Parameters = command.Parameters,
        };

    // Apart from the method that is called for every single value, where its closure would be made each time.
    private static ValueTask<List<T>> ReadSingleWatchedAsync<T>(Execution<T> execution, IBufferingStrategy strategy, CancellationToken cancellationToken) =>
        ReadWatchedAsync(execution, strategy.Mode, (watched, token) => strategy.ReadAsync(watched, maximum: 2, token), cancellationToken);

    private static IAsyncEnumerator<T> OpenWatched<T>(Execution<T> execution, IExecutionStrategy strategy, CancellationToken cancellationToken)
    {
        // A buffered result is over for the server, and for the middleware, when it was read; what the caller does with its rows is not watched.
        if (strategy.Mode is not (ExecutionMode.Cursor or ExecutionMode.Stream))
            return new BufferedRows<T>(execution, (inner, token) => ReadAllAsync(inner, strategy, token), cancellationToken);
        return execution.Settings.Pipeline.Stream(
            Describe(execution, strategy.Mode, holdsAllRows: false),
            execution.Read,
            (read, token) => strategy.Open(execution with { Read = read }, token),
            cancellationToken);
    }

    private static ValueTask<List<T>> ReadWatchedAsync<T>(
        Execution<T> execution, ExecutionMode mode, Func<Execution<T>, CancellationToken, ValueTask<List<T>>> read, CancellationToken cancellationToken) =>
        execution.Settings.Pipeline.ReadAsync(
            Describe(execution, mode, holdsAllRows: true),
            execution.Read,
            (watched, token) => read(execution with { Read = watched }, token),
            cancellationToken);

    /// <summary>What middleware sees of a query.</summary>
    public static QueryExecution Describe<T>(Execution<T> execution, ExecutionMode mode, bool holdsAllRows, bool isInBatch = false)
    {
        var (plan, query) = (execution.Plan, execution.Query);
        return new(execution.Settings.Address, execution.Source.AfterTransaction)
        {
            Sql = plan.Sql,
            Operation = SqlOperation.Of(plan.Sql),
            Tables = plan.Tables,
            Tags = query.Options.Tags,
            Mode = mode,
            Cardinality = plan.Cardinality,
            RowLimit = plan.RowLimit?.Invoke(query.Values),
            IsWrite = plan.IsWrite,
            NamesItsRows = plan.NamesItsRows,
            HoldsAllRows = holdsAllRows,
            IsInBatch = isInBatch,
            IsInTransaction = execution.Source.MayBeInTransaction,
            RowType = typeof(T),
            Plan = plan,
            Values = query.Values,
            Parameters = plan.Parameters,
        };
    }
}
