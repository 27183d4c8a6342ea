using Npgsql;
using Polly;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Execution;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime;

/// <summary>The static part of a client whose runtimes live for one request: safe to keep at module scope, because it never holds a connection.</summary>
public sealed class PostgresServerless
{
    private readonly PostgresServerlessOptions _options;
    private readonly ExecutionSettings _execution;
    private readonly ConnectionSettings _connections;
    private readonly DataSourceCache _dataSources;
    private readonly ResiliencePipeline _connectRetry;

    private PostgresServerless(QueryContext context, PostgresServerlessOptions options)
    {
        _options = options;
        _execution = options.ExecutionSettings(options.Mode);
        _connections = options.ConnectionSettings();
        _connectRetry = options.ConnectRetry(_execution.Logger);
        _dataSources = new(connectionString => DataSources.Unpooled(connectionString, options.Pooler != Pooler.None, options.ConnectTimeout, options.LoggerFactory));
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
    public ExecutionStack Stack { get; } = ExecutionStack.Current;

    /// <summary>Makes a client. Does no I/O; safe to keep at module scope.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="options">How rows arrive and how long things may take; null for the defaults.</param>
    public static PostgresServerless Create(Contract contract, PostgresServerlessOptions? options = null) => Create(QueryContext.Create(contract), options);

    /// <summary>Makes a client over a context that other clients may share. Does no I/O.</summary>
    /// <param name="context">The contract and its plans.</param>
    /// <param name="options">How rows arrive and how long things may take; null for the defaults.</param>
    public static PostgresServerless Create(QueryContext context, PostgresServerlessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context, options ?? new());
    }

    /// <summary>Opens a fresh physical connection and gives a runtime on it. <c>await using</c> closes it.</summary>
    /// <param name="connectionString">The database, as a <c>postgres://</c> URL or as key=value pairs.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.CONNECTION_STRING_INVALID</c>: the string cannot be read.
    /// <c>RUNTIME.POOLER_SETTING</c>: it sets what the pooler of the options does not let through.
    /// <c>DRIVER.CONNECTION_FAILED</c>: no connection within <see cref="RuntimeOptions.ConnectTimeout"/>.</exception>
    public async Task<ServerlessRuntime> ConnectAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        var dataSource = _dataSources.Get(connectionString);
        var connection = await ConnectTime
            .WithinAsync(_options.ConnectTimeout, _options.TimeProvider, _connectRetry, dataSource.OpenConnectionAsync, cancellationToken)
            .ConfigureAwait(false);
        return Over(connection);
    }

    /// <summary>Gives a runtime that opens its one physical connection at its first use, for containers, which create objects without waiting.</summary>
    /// <param name="connectionString">The database, as a <c>postgres://</c> URL or as key=value pairs.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.CONNECTION_STRING_INVALID</c>: the string cannot be read.</exception>
    /// <remarks>What <see cref="ConnectAsync"/> would throw, the first query throws. A runtime that is never used never connects.</remarks>
    public ServerlessRuntime CreateRuntime(string connectionString) => Over(_dataSources.Get(connectionString).CreateConnection());

    private ServerlessRuntime Over(NpgsqlConnection connection)
    {
        var owned = new SingleConnectionSource(connection, isOwned: true, _connections, _execution.Logger);
        var source = _options.Verified(owned, Contract, _execution.Logger);
        return new ServerlessRuntime(new QueryRuntime(Context, source, _execution with { Address = source.Address }, _options.TimeProvider), source);
    }
}
