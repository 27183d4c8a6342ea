using System.Collections.Concurrent;
using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Transaction;

namespace PrismaNext.Runtime;

/// <summary>The client of a long-lived process: one for the process, bound to one database.</summary>
/// <remarks>Safe to use from many threads at once. Creating it does no I/O; it binds at <c>ConnectAsync</c> or at its first use.</remarks>
public sealed class Postgres : IQueryRuntime, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, object> _orms = new();
    private readonly RuntimeBinding _binding;

    private Postgres(QueryContext context, PostgresOptions options)
    {
        _binding = new RuntimeBinding(context, options);
        Context = context;
        Sql = new SqlBuilder(context);
        PlanCacheMetrics.Watch(context);
    }

    /// <summary>Describes plans without a connection.</summary>
    public SqlBuilder Sql { get; }

    /// <summary>The contract and the plans compiled for it.</summary>
    public QueryContext Context { get; }

    /// <summary>The contract.</summary>
    public Contract Contract => Context.Contract;

    /// <summary>The parts that run the plans.</summary>
    public ExecutionStack Stack => field ??= ExecutionStack.Current;

    /// <summary>Makes a client. Does no I/O.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="options">The database, how rows arrive and how long things may take; null for the defaults and a later <c>ConnectAsync</c>.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.TWO_BINDINGS</c>: the options name more than one database.
    /// <c>RUNTIME.CONNECTION_STRING_INVALID</c>: the connection string cannot be read. <c>RUNTIME.POOLER_SETTING</c>: it sets what the pooler of the
    /// options does not let through.</exception>
    public static Postgres Create(Contract contract, PostgresOptions? options = null) => Create(QueryContext.Create(contract), options);

    /// <summary>Makes a client over a context that other clients may share. Does no I/O.</summary>
    /// <param name="context">The contract and its plans.</param>
    /// <param name="options">The database, how rows arrive and how long things may take; null for the defaults and a later <c>ConnectAsync</c>.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.TWO_BINDINGS</c>: the options name more than one database.
    /// <c>RUNTIME.CONNECTION_STRING_INVALID</c>: the connection string cannot be read. <c>RUNTIME.POOLER_SETTING</c>: it sets what the pooler of the
    /// options does not let through.</exception>
    public static Postgres Create(QueryContext context, PostgresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context, options ?? new());
    }

    /// <summary>The client's one runtime; the first call binds it.</summary>
    /// <exception cref="PrismaNextException"><c>RUNTIME.NO_BINDING</c>: the client was given no database. <c>RUNTIME.DISPOSED</c>.</exception>
    public IQueryRuntime Runtime() => _binding.Runtime();

    /// <summary>Opens a connection now, to the database that the options name.</summary>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.NO_BINDING</c>, <c>RUNTIME.ALREADY_CONNECTED</c>, <c>RUNTIME.DISPOSED</c>, or
    /// <c>DRIVER.CONNECTION_FAILED</c>: no connection within <see cref="RuntimeOptions.ConnectTimeout"/>; a later call may succeed.</exception>
    public Task<IQueryRuntime> ConnectAsync(CancellationToken cancellationToken = default) => _binding.ConnectAsync(null, cancellationToken);

    /// <summary>Binds the client to a database, and opens a connection now.</summary>
    /// <param name="connectionString">The database, as a <c>postgres://</c> URL or as key=value pairs; the client owns a pool for it.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.TWO_BINDINGS</c>, <c>RUNTIME.CONNECTION_STRING_INVALID</c>, <c>RUNTIME.ALREADY_CONNECTED</c>,
    /// <c>RUNTIME.DISPOSED</c>, or <c>DRIVER.CONNECTION_FAILED</c>: no connection within <see cref="RuntimeOptions.ConnectTimeout"/>.</exception>
    public Task<IQueryRuntime> ConnectAsync(string connectionString, CancellationToken cancellationToken = default) =>
        _binding.ConnectAsync(new PostgresOptions { ConnectionString = connectionString }, cancellationToken);

    /// <summary>Binds the client to a borrowed data source, and opens a connection now.</summary>
    /// <param name="dataSource">A data source that is used as it is and never closed.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.TWO_BINDINGS</c>, <c>RUNTIME.ALREADY_CONNECTED</c>, <c>RUNTIME.DISPOSED</c>, or
    /// <c>DRIVER.CONNECTION_FAILED</c>: no connection within <see cref="RuntimeOptions.ConnectTimeout"/>.</exception>
    public Task<IQueryRuntime> ConnectAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken = default) =>
        _binding.ConnectAsync(new PostgresOptions { DataSource = dataSource }, cancellationToken);

    /// <summary>Binds the client to a borrowed connection, which is opened now if it is closed.</summary>
    /// <param name="connection">A connection that is never closed.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.TWO_BINDINGS</c>, <c>RUNTIME.ALREADY_CONNECTED</c>, <c>RUNTIME.DISPOSED</c>, or
    /// <c>DRIVER.CONNECTION_FAILED</c>: no connection within <see cref="RuntimeOptions.ConnectTimeout"/>.</exception>
    public Task<IQueryRuntime> ConnectAsync(NpgsqlConnection connection, CancellationToken cancellationToken = default) =>
        _binding.ConnectAsync(new PostgresOptions { Connection = connection }, cancellationToken);

    /// <inheritdoc/>
    public PrismaQuery<T> From<T>() => Runtime().From<T>();

    /// <inheritdoc/>
    public ResultStream<T> Execute<T>(BoundQuery<T> query) => Runtime().Execute(query);

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(BoundQuery<T> query, CancellationToken cancellationToken = default) =>
        Runtime().ExecuteAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ExecuteAsync(CommandPlan command, CancellationToken cancellationToken = default) =>
        Runtime().ExecuteAsync(command, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> BatchAsync<TResult>(Func<QueryBatch, TResult> describe, CancellationToken cancellationToken = default) =>
        Runtime().BatchAsync(describe, cancellationToken);

    /// <inheritdoc/>
    public Task TransactionAsync(Func<TransactionContext, Task> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        Runtime().TransactionAsync(work, options, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> TransactionAsync<TResult>(
        Func<TransactionContext, Task<TResult>> work, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        Runtime().TransactionAsync(work, options, cancellationToken);

    /// <summary>An object of the caller's own over this client, such as a set of repositories; made once and kept.</summary>
    /// <typeparam name="T">The object's type; there is one object of each type.</typeparam>
    /// <param name="create">Makes it at the first call.</param>
    public T Orm<T>(Func<IQueryRuntime, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        _binding.ThrowIfDisposed();
        return (T)_orms.GetOrAdd(typeof(T), static (_, state) => state.create(state.client), (create, client: this));
    }

    /// <summary>Closes the connections that the client owns, also those that are still in use, in bounded time. Calling it again does nothing.</summary>
    public ValueTask DisposeAsync() => _binding.DisposeAsync();
}
