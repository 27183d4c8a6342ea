using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Lends a connection of the driver's pool to each execution.</summary>
internal sealed class PooledConnectionSource(NpgsqlDataSource dataSource, bool isOwned, ConnectionSettings settings, ILogger logger) : IRootConnectionSource
{
    private readonly ConcurrentDictionary<ConnectionLease, bool> _lent = new();

    // Objects of the driver whose connections went back to its pool, to be opened again: they keep the memory of a command, and nothing of the server's.
    private readonly ConcurrentQueue<NpgsqlConnection> _closed = new();
    private readonly int _capacity = CapacityOf(dataSource);

    // Unless the driver resets every connection that is returned.
    private readonly bool _resets = settings.HasOwnSession && new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).NoResetOnClose;
    private readonly CancellationTokenSource? _abandoned = settings.CreateAbandonment(new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).CommandTimeout);
    private readonly Lock _lock = new();
    private Task? _disposal;
    private int _lentCount;
    private volatile bool _isEnded;

    public DatabaseAddress Address { get; } = DatabaseAddress.Of(dataSource.ConnectionString);

    public bool MayBeInTransaction => IsExhausted && Own().Any();

    public bool IsEnded => _isEnded;

    public CancellationToken Abandoned => _abandoned?.Token ?? CancellationToken.None;

    // Counted apart, because the dictionary would lock itself as a whole for it.
    private bool IsExhausted => Volatile.Read(ref _lentCount) >= _capacity;

    public void ThrowIfEnded()
    {
        if (_isEnded)
            throw RuntimeErrors.Disposed();
    }

    public ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        if (IsExhausted && TryJoinOwn(isWrite) is { } own)
            return new(own);
        var connection = _closed.TryDequeue(out var closed) ? closed : dataSource.CreateConnection();
        var opening = PoolWaits.OpenAsync(connection, Address, cancellationToken);
        return opening.IsCompletedSuccessfully ? Lend(connection) : LendOpenedAsync(connection, opening);
    }

    public ValueTask ReleaseAsync(ConnectionLease lease)
    {
        if (!lease.Leave() || !_lent.TryRemove(lease, out _))
            return default;
        Interlocked.Decrement(ref _lentCount);
        if (lease.WasFoundDead || lease.IsUnknown || lease.MayBeChanged || lease.WasCancelled || !lease.IsOpen)
            return ReleaseChangedAsync(lease);
        var closing = lease.Connection.CloseAsync();
        if (!closing.IsCompletedSuccessfully)
            return ReleaseClosedAsync(lease, closing);
        _closed.Enqueue(lease.Connection);
        return default;
    }

    private ValueTask<ConnectionLease> Lend(NpgsqlConnection connection)
    {
        var lease = new ConnectionLease(connection, settings, logger) { IsPooled = true };
        _lent.TryAdd(lease, true);
        Interlocked.Increment(ref _lentCount);
        return _isEnded ? RefuseAsync(lease) : new(lease);
    }

    private async ValueTask<ConnectionLease> LendOpenedAsync(NpgsqlConnection connection, Task opening)
    {
        try
        {
            await opening.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (DriverErrors.IsConnectFailure(exception))
                throw DriverErrors.ConnectionFailed(exception);
            throw;
        }

        return await Lend(connection).ConfigureAwait(false);
    }

    // Only what was closed without an error is opened again.
    private async ValueTask ReleaseClosedAsync(ConnectionLease lease, Task closing)
    {
        try
        {
            await closing.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            await BreakAsync(lease, exception).ConfigureAwait(false);
            return;
        }

        _closed.Enqueue(lease.Connection);
    }

    private async ValueTask ReleaseChangedAsync(ConnectionLease lease)
    {
        if (_resets && lease is { MayBeChanged: true, IsOpen: true, IsUnknown: false })
            await SessionReset.RunAsync(lease).ConfigureAwait(false);

        if (lease.WasFoundDead)
            dataSource.Clear();
        if (lease.IsUnknown)
        {
            LogMessages.ConnectionDestroyed(logger);
            await ConnectionBreaker.BreakAsync(lease.Connection).ConfigureAwait(false);
        }

        await CloseAsync(lease).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
            return new(_disposal ??= DisposeOnceAsync());
    }

    private async ValueTask CloseAsync(ConnectionLease lease)
    {
        try
        {
            await lease.Connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            await BreakAsync(lease, exception).ConfigureAwait(false);
        }
    }

    // The driver rolls back what SQL by hand has begun; when it cannot, its pool would count the connection for ever.
    private async ValueTask BreakAsync(ConnectionLease lease, Exception cause)
    {
        LogMessages.CloseFailed(logger, cause);
        await ConnectionBreaker.BreakAsync(lease.Connection).ConfigureAwait(false);
        try
        {
            await lease.Connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The caller is owed the result or the error of what ran, not this one; the pool has its place back since the connection was broken.
            LogMessages.CloseFailed(logger, exception);
        }
    }

    // It came when the source had ended, so nobody would close it: a pool that was disposed takes connections back.
    private async ValueTask<ConnectionLease> RefuseAsync(ConnectionLease lease)
    {
        if (_lent.TryRemove(lease, out _))
        {
            if (isOwned)
                await ConnectionBreaker.BreakAsync(lease.Connection).ConfigureAwait(false);
            await lease.Connection.DisposeAsync().ConfigureAwait(false);
        }

        throw RuntimeErrors.Disposed();
    }

    private static int CapacityOf(NpgsqlDataSource dataSource)
    {
        var settings = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        return settings.Pooling ? settings.MaxPoolSize : int.MaxValue;
    }

    private IEnumerable<ConnectionLease> Own() => HeldLease.Current().Where(_lent.ContainsKey);

    // A read inside an open stream runs on the stream's connection when there is no other. A write there would become part of the stream's transaction,
    // so it waits for somebody else's connection; when all are the flow's own, it would wait for itself and is refused.
    private ConnectionLease? TryJoinOwn(bool isWrite)
    {
        var own = Own().Distinct().ToList();
        var wouldWaitForItself = own.Count > 0 && own.Count >= Volatile.Read(ref _lentCount);
        if (own.FirstOrDefault(lease => lease is { Transaction: null, IsStreaming: false } && !HeldLease.IsReading(lease)) is { } shareable && (!isWrite || wouldWaitForItself))
            return shareable.TryJoin() ? shareable : null;
        if (!wouldWaitForItself)
            return null;
        throw own.Any(HeldLease.IsReading) ? RuntimeErrors.QueryNested()
            : own[0].IsStreaming ? RuntimeErrors.StreamOpen()
            : TransactionErrors.TransactionOpen();
    }

    private async Task DisposeOnceAsync()
    {
        _isEnded = true;
        var leaked = _lent.Keys.Where(lease => _lent.TryRemove(lease, out _)).ToList();
        foreach (var _ in leaked)
            LogMessages.LeakedConnection(logger);
        await Task.WhenAll(leaked.Select(lease => LeaseCloser.CloseAsync(lease, settings.CloseTimeout))).ConfigureAwait(false);
        await (_abandoned?.CancelAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        if (isOwned)
            await DisposePoolAsync().ConfigureAwait(false);
    }

    // The driver waits for a cancel request that is on its way before it closes a connection; on a silent network that is long.
    private async Task DisposePoolAsync()
    {
        try
        {
            await Task.Run(() => dataSource.DisposeAsync().AsTask()).WaitAsync(settings.CloseTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            LogMessages.CloseFailed(logger, exception);
        }
    }
}
