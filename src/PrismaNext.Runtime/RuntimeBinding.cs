using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.Runtime;

/// <summary>Binds a long-lived client to its database, once, and ends what it owns.</summary>
internal sealed class RuntimeBinding : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly QueryContext _context;
    private readonly PostgresOptions _options;
    private readonly ExecutionSettings _execution;
    private QueryRuntime? _runtime;
    private IRootConnectionSource? _source;
    private bool _isConnecting;
    private bool _isDisposed;

    public RuntimeBinding(QueryContext context, PostgresOptions options)
    {
        _context = context;
        _options = options;
        _execution = options.ExecutionSettings(options.Mode);
        if (Count(options) > 1)
            throw RuntimeErrors.TwoBindings();
        if (options.ConnectionString is { } connectionString)
            DataSources.Check(connectionString, options.Pooler != Pooler.None);
    }

    public QueryRuntime Runtime()
    {
        ThrowIfDisposed();
        if (Volatile.Read(ref _runtime) is { } runtime)
            return runtime;
        lock (_lock)
        {
            ThrowIfDisposed();
            return _runtime ?? Publish(Verified(_options));
        }
    }

    public async Task<IQueryRuntime> ConnectAsync(PostgresOptions? late, CancellationToken cancellationToken)
    {
        IRootConnectionSource source;
        lock (_lock)
        {
            ThrowIfDisposed();
            if (_runtime is not null || _isConnecting)
                throw RuntimeErrors.AlreadyConnected();
            if (late is not null && Count(_options) > 0)
                throw RuntimeErrors.TwoBindings();
            source = Verified(late ?? _options);
            _isConnecting = true;
        }

        var isConnected = false;
        try
        {
            var retry = _options.ConnectRetry(_execution.Logger);
            var lease = await ConnectTime
                .WithinAsync(_options.ConnectTimeout, _options.TimeProvider, retry, token => source.AcquireAsync(isWrite: false, token), cancellationToken)
                .ConfigureAwait(false);
            await source.ReleaseAsync(lease).ConfigureAwait(false);
            lock (_lock)
            {
                ThrowIfDisposed();
                Publish(source);
                isConnected = true;
            }

            return _runtime!; // Published just above.
        }
        finally
        {
            Volatile.Write(ref _isConnecting, false);
            if (!isConnected)
                await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void ThrowIfDisposed()
    {
        if (Volatile.Read(ref _isDisposed))
            throw RuntimeErrors.Disposed();
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
            return _source?.DisposeAsync() ?? default;
        }
    }

    private static int Count(PostgresOptions options) =>
        (options.ConnectionString is null ? 0 : 1) + (options.DataSource is null ? 0 : 1) + (options.Connection is null ? 0 : 1);

    private QueryRuntime Publish(IRootConnectionSource source)
    {
        _source = source;
        var runtime = new QueryRuntime(_context, source, _execution with { Address = source.Address }, _options.TimeProvider);
        Volatile.Write(ref _runtime, runtime);
        return runtime;
    }

    private IRootConnectionSource Verified(PostgresOptions binding) =>
        _options.Verified(Open(binding), _context.Contract, _execution.Logger);

    private IRootConnectionSource Open(PostgresOptions binding)
    {
        var settings = _options.ConnectionSettings();
        if (binding.Connection is { } connection)
        {
            DataSources.CheckBorrowed(connection.ConnectionString);
            return new SingleConnectionSource(connection, isOwned: false, settings, _execution.Logger);
        }

        if (binding.DataSource is { } borrowed)
        {
            DataSources.CheckBorrowed(borrowed.ConnectionString);
            return new PooledConnectionSource(borrowed, isOwned: false, settings, _execution.Logger);
        }

        var connectionString = binding.ConnectionString ?? throw RuntimeErrors.NoBinding();
        var owned = DataSources.Pooled(connectionString, _options.Pooler != Pooler.None, _options.ConnectTimeout, _options.LoggerFactory);
        return new PooledConnectionSource(owned, isOwned: true, settings, _execution.Logger);
    }
}
