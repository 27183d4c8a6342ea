using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>What runs queries and plans: a client, a runtime, or a transaction.</summary>
public interface IQueryRuntime
{
    /// <summary>Starts a query over all rows of a mapped type.</summary>
    /// <typeparam name="T">A mapped type.</typeparam>
    PrismaQuery<T> From<T>();

    /// <summary>A stream over the rows of a plan; nothing is sent before it is read.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">A plan that returns a sequence, with its values.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.WRONG_CARDINALITY</c>: the plan returns one value.</exception>
    ResultStream<T> Execute<T>(BoundQuery<T> query);

    /// <summary>The value of a plan that returns one, such as a count or a first row.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="query">A plan that returns one value, with its values.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.WRONG_CARDINALITY</c>: the plan returns a sequence.</exception>
    /// <exception cref="InvalidOperationException">There is no row, or a second one, where the plan forbids it.</exception>
    ValueTask<T> ExecuteAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default);

    /// <summary>Runs a write.</summary>
    /// <param name="command">A write with its values.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <returns>The number of affected rows.</returns>
    /// <exception cref="PrismaNextException"><c>RUNTIME.STREAM_OPEN</c>: a result is being read on the same connection, outside a transaction.</exception>
    ValueTask<long> ExecuteAsync(CommandPlan command, CancellationToken cancellationToken = default);

    /// <summary>Sends several queries and writes in one round trip, and reads all their results.</summary>
    /// <typeparam name="TResult">What the callback returns: results of the batch, in a tuple, an object or a list.</typeparam>
    /// <param name="describe">Puts queries into the batch and returns their results, whose <see cref="BatchResult{T}.Value"/> is there when this method has
    /// returned. Called once, before anything is sent.</param>
    /// <param name="cancellationToken">Stops the server's work.</param>
    /// <remarks>
    /// <para>Statements run in their order. When the server refuses one, those after it are not run, and writes before it are undone: outside a transaction the
    /// batch is one of its own. Each read sees the data as of its own start, unless it runs in <c>TransactionAsync</c> at <c>RepeatableRead</c>.</para>
    /// <para>When code of the program fails on a row, or a query has no row or too many, everything was run all the same; outside a transaction writes then
    /// stay. An error tells the query in <see cref="PrismaNextException.BatchIndex"/>; what is no <see cref="PrismaNextException"/> does under
    /// <c>Data["BatchIndex"]</c>.</para>
    /// </remarks>
    /// <exception cref="PrismaNextException">What any of the queries throws alone, and what the methods of <see cref="QueryBatch"/> throw.</exception>
    Task<TResult> BatchAsync<TResult>(Func<QueryBatch, TResult> describe, CancellationToken cancellationToken = default);

    /// <summary>Runs a callback in a transaction, which is committed when the callback returns and rolled back when it throws.</summary>
    /// <param name="work">The callback; it works with the context it is given.</param>
    /// <param name="options">Isolation, access mode, retries and time; null for the server's defaults.</param>
    /// <param name="cancellationToken">Checked before the transaction begins and before it commits.</param>
    /// <remarks>Inside a transaction this is a savepoint.</remarks>
    Task TransactionAsync(Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Runs a callback in a transaction, which is committed when the callback returns and rolled back when it throws.</summary>
    /// <typeparam name="TResult">What the callback returns.</typeparam>
    /// <param name="work">The callback; it works with the context it is given.</param>
    /// <param name="options">Isolation, access mode, retries and time; null for the server's defaults.</param>
    /// <param name="cancellationToken">Checked before the transaction begins and before it commits.</param>
    /// <remarks>Inside a transaction this is a savepoint.</remarks>
    Task<TResult> TransactionAsync<TResult>(
        Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>An object of the caller's own over this runtime, such as a set of repositories.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="create">Makes it.</param>
    T Orm<T>(Func<IQueryRuntime, T> create)
        where T : class;
}
