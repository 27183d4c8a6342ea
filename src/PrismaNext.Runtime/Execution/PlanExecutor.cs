using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Execution;

/// <summary>Runs plans on the connections of one source, each in the mode that fits it.</summary>
internal sealed class PlanExecutor(IConnectionSource source, ExecutionSettings settings) : IPlanExecutor, IRowSource
{
    private static readonly CursorStrategy Cursor = new();
    private static readonly BufferedStrategy Buffered = new();
    private static readonly StreamStrategy Stream = new();
    private static readonly SimpleStrategy Simple = new();

    public ResultStream<T> Execute<T>(BoundQuery<T> query)
    {
        if (query.Plan.Cardinality != Cardinality.Sequence)
            throw RuntimeErrors.WrongCardinality(query.Plan.Cardinality);
        if (query.Plan.Tail is { } tail)
            return new TailStream<T>(tail.Stream(this, query));
        return new PlanStream<T>(this, new Execution<T>(query, source, settings));
    }

    IAsyncEnumerable<TRow> IRowSource.Read<TRow>(BoundQuery<TRow> query) => Execute(query);

    public async ValueTask<T> ExecuteSingleAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default)
    {
        var plan = query.Plan;
        if (plan.Cardinality == Cardinality.Sequence)
            throw RuntimeErrors.WrongCardinality(plan.Cardinality);
        if (plan.Tail is { } tail)
            return await tail.ExecuteAsync(this, query, cancellationToken).ConfigureAwait(false);

        var execution = new Execution<T>(query, source, settings);
        var rows = await Abandonment.WaitAsync(ReadSingleAsync(execution, cancellationToken), source, execution.MayWrite).ConfigureAwait(false);
        return SingleValue.Of(query, rows);
    }

    // A method of its own, because what is awaited below it is pooled.
    public async ValueTask<long> ExecuteCommandAsync(CommandPlan command, CancellationToken cancellationToken = default) => await Abandonment
        .WaitAsync(settings.Pipeline.IsIdle ? WriteAsync(command, cancellationToken) : WriteWatchedAsync(command, cancellationToken), source, mayWrite: true)
        .ConfigureAwait(false);

    // One row never takes a cursor, whatever the query says.
    private static ValueTask<List<T>> ReadSingleAsync<T>(Execution<T> execution, CancellationToken cancellationToken) =>
        execution is { ListMode: ExecutionMode.Simple, Plan.IsWrite: false }
            ? MiddlewareLoop.ReadSingleAsync(Simple.Prepare(execution), Simple, cancellationToken)
            : MiddlewareLoop.ReadSingleAsync(execution, Buffered, cancellationToken);

    // Apart from the method before, where its closure would be made for every write.
    private ValueTask<long> WriteWatchedAsync(CommandPlan command, CancellationToken cancellationToken) =>
        MiddlewareLoop.WriteAsync(command, source, settings, token => WriteAsync(command, token), cancellationToken);

    private async ValueTask<long> WriteAsync(CommandPlan command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bound = CommandBinder.Bind(command.Sql, command.Parameters, command.Values);
        var lease = await source.AcquireAsync(isWrite: true, cancellationToken).ConfigureAwait(false);
        try
        {
            using var entry = await lease.EnterAsync(source, GateUse.Command, isWrite: true, cancellationToken).ConfigureAwait(false);
            if (!command.IsCompiled)
                HandWritten.Note(lease, command.Sql);
            using var batch = lease.CreateBatch(bound);
            await BatchRunner.ExecuteAsync(source, lease, batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await source.ReleaseAsync(lease).ConfigureAwait(false);
        }

        return (long)bound.Rows;
    }

    private IExecutionStrategy Choose<T>(BoundQuery<T> query, ExecutionMode mode)
    {
        var options = query.Options;
        if (query.Plan.IsWrite)
            return Buffered;
        if (mode == ExecutionMode.Cursor && !settings.HasTransactions)
            return options.Mode is null ? Buffered : throw RuntimeErrors.ModeUnsupported(mode);

        // A result that fits the first page needs no cursor, and so no transaction.
        var firstPage = settings.Growth.Size(0, options.BatchSize ?? settings.BatchSize);
        if (mode == ExecutionMode.Cursor && query.Plan.RowLimit?.Invoke(query.Values) <= firstPage)
            return Buffered;
        return mode switch
        {
            ExecutionMode.Buffered => Buffered,
            ExecutionMode.Simple => Simple,
            ExecutionMode.Stream when !source.MayBeInTransaction => Stream,
            _ => Cursor,
        };
    }

    private sealed class PlanStream<T>(PlanExecutor executor, Execution<T> execution) : ResultStream<T>
    {
        protected override IAsyncEnumerator<T> Open(CancellationToken cancellationToken)
        {
            var strategy = executor.Choose(execution.Query, execution.Query.Options.Mode ?? execution.Settings.Mode);
            var held = strategy.HoldsConnection ? HeldLease.Enter() : null;
            return MiddlewareLoop.Open(strategy.Prepare(execution) with { Held = held }, strategy, cancellationToken);
        }

        // A method of its own, because what is awaited below it is pooled, and users may do with their task what a pooled one does not bear.
        protected override async ValueTask<List<T>> ReadAllAsync(CancellationToken cancellationToken)
        {
            var strategy = executor.Choose(execution.Query, execution.ListMode);
            return await Abandonment
                .WaitAsync(MiddlewareLoop.ReadAllAsync(strategy.Prepare(execution), strategy, cancellationToken), execution.Source, execution.MayWrite)
                .ConfigureAwait(false);
        }
    }
}
