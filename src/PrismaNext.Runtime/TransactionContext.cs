using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>A transaction, as its callback sees it.</summary>
/// <remarks>It lives as long as the callback; using it, or reading one of its results, afterwards is <c>RUNTIME.TRANSACTION_CLOSED</c>. It has one connection,
/// which runs one command at a time; while a result is being read, other commands run between its pages.</remarks>
public sealed class TransactionContext : IQueryRuntime
{
    private readonly QueryRuntime _runtime;

    internal TransactionContext(QueryRuntime runtime) => _runtime = runtime;

    /// <inheritdoc/>
    public PrismaQuery<T> From<T>() => _runtime.From<T>();

    /// <inheritdoc/>
    public ResultStream<T> Execute<T>(BoundQuery<T> query) => _runtime.Execute(query);

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default) =>
        _runtime.ExecuteAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ExecuteAsync(CommandPlan command, CancellationToken cancellationToken = default) =>
        _runtime.ExecuteAsync(command, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> BatchAsync<TResult>(Func<QueryBatch, TResult> describe, CancellationToken cancellationToken = default) =>
        _runtime.BatchAsync(describe, cancellationToken);

    /// <inheritdoc/>
    public Task TransactionAsync(Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        _runtime.TransactionAsync(work, options, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> TransactionAsync<TResult>(
        Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        _runtime.TransactionAsync(work, options, cancellationToken);

    /// <inheritdoc/>
    public T Orm<T>(Func<IQueryRuntime, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return create(this);
    }
}
