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
    private readonly Lock _lock = new();
    private Task? _disposal;
    private volatile bool _isEnded;

    public DatabaseAddress Address { get; } = DatabaseAddress.Of(dataSource.ConnectionString);

    public bool MayBeInTransaction => false;

    public bool IsEnded => _isEnded;

    public void ThrowIfEnded()
    {
        if (_isEnded)
            throw RuntimeErrors.Disposed();
    }

    public async ValueTask<ConnectionLease> AcquireAsync(CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        NpgsqlConnection connection;
        try
        {
            connection = await PoolWaits.MeasureAsync(dataSource, Address, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DriverErrors.IsConnectFailure(exception))
        {
            throw DriverErrors.ConnectionFailed(exception);
        }

        var lease = new ConnectionLease(connection, settings.CommandTimeout, logger);
        _lent.TryAdd(lease, true);
        return lease;
    }

    public async ValueTask ReleaseAsync(ConnectionLease lease)
    {
        if (!_lent.TryRemove(lease, out _))
            return;

        // The driver has no call that destroys one connection. Clearing the pool destroys this one when it is returned, at the cost of the idle ones.
        if (lease is { IsUnknown: true, IsOpen: true })
            dataSource.Clear();
        if (lease.IsUnknown)
            LogMessages.ConnectionDestroyed(logger);
        await lease.Connection.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
            return new(_disposal ??= DisposeOnceAsync());
    }

    private async Task DisposeOnceAsync()
    {
        _isEnded = true;
        var leaked = _lent.Keys.Where(lease => _lent.TryRemove(lease, out _)).ToList();
        foreach (var _ in leaked)
            LogMessages.LeakedConnection(logger);
        await Task.WhenAll(leaked.Select(lease => LeaseCloser.CloseAsync(lease, settings.CloseTimeout))).ConfigureAwait(false);
        if (isOwned)
            await dataSource.DisposeAsync().ConfigureAwait(false);
    }
}
