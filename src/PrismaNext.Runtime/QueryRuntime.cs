using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Execution;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>Runs plans on the connections of one source; what all public runtimes are made of.</summary>
internal sealed class QueryRuntime(QueryContext context, IConnectionSource source, ExecutionSettings settings, TimeProvider time) : IQueryRuntime
{
    private readonly PlanExecutor _executor = new(source, settings);
    private PrismaQueryProvider? _provider;

    public PrismaQuery<T> From<T>() => (_provider ??= new PrismaQueryProvider(context.Planner, _executor)).From<T>();

    public ResultStream<T> Execute<T>(BoundQuery<T> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _executor.Execute(query);
    }

    public ValueTask<T> ExecuteAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _executor.ExecuteSingleAsync(query, cancellationToken);
    }

    public ValueTask<long> ExecuteAsync(CommandPlan command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return _executor.ExecuteCommandAsync(command, cancellationToken);
    }

    public async Task<TResult> BatchAsync<TResult>(Func<QueryBatch, TResult> describe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var batch = new QueryBatch(_executor, source, settings);
        var results = describe(batch);
        await Abandonment.WaitAsync(batch.SendAsync(cancellationToken), source, batch.MayWrite).ConfigureAwait(false);
        return results;
    }

    public Task TransactionAsync(Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return TransactionAsync(
            async transaction =>
            {
                await (work(transaction) ?? throw TransactionErrors.TaskMissing()).ConfigureAwait(false);
                return true;
            },
            options,
            cancellationToken);
    }

    public Task<TResult> TransactionAsync<TResult>(
        Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!settings.HasTransactions)
            throw TransactionErrors.TransactionUnsupported();
        var runner = new TransactionRunner(source, time, settings.Logger);
        return runner.RunAsync(
            scope => work(new TransactionContext(new QueryRuntime(context, scope, settings, time))) ?? throw TransactionErrors.TaskMissing(),
            options ?? new(),
            cancellationToken);
    }

    public T Orm<T>(Func<IQueryRuntime, T> create)
        where T : class => create(this);
}
