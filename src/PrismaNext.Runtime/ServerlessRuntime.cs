using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>The runtime of one request, on one physical connection of its own.</summary>
/// <remarks>One command runs at a time; using it from two tasks at once is <c>RUNTIME.CONCURRENT_USE</c>. While a result is being read, other reads run
/// between its pages. Disposing it closes the connection on every path, in bounded time.</remarks>
public sealed class ServerlessRuntime : IQueryRuntime, IAsyncDisposable
{
    private readonly QueryRuntime _runtime;
    private readonly IRootConnectionSource _source;

    internal ServerlessRuntime(QueryRuntime runtime, IRootConnectionSource source) => (_runtime, _source) = (runtime, source);

    /// <inheritdoc/>
    public PrismaQuery<T> From<T>() => Alive().From<T>();

    /// <inheritdoc/>
    public ResultStream<T> Execute<T>(BoundQuery<T> query) => Alive().Execute(query);

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default) =>
        Alive().ExecuteAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ExecuteAsync(CommandPlan command, CancellationToken cancellationToken = default) =>
        Alive().ExecuteAsync(command, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> BatchAsync<TResult>(Func<QueryBatch, TResult> describe, CancellationToken cancellationToken = default) =>
        Alive().BatchAsync(describe, cancellationToken);

    /// <inheritdoc/>
    public Task TransactionAsync(Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        Alive().TransactionAsync(work, options, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> TransactionAsync<TResult>(
        Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        Alive().TransactionAsync(work, options, cancellationToken);

    /// <inheritdoc/>
    public T Orm<T>(Func<IQueryRuntime, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        Alive();
        return create(this);
    }

    /// <summary>Closes the connection, also under a result that is still being read. Calling it again does nothing.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private QueryRuntime Alive()
    {
        _source.ThrowIfEnded();
        return _runtime;
    }
}
