using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Lends one connection to all executions; its gate keeps them apart.</summary>
internal sealed class SingleConnectionSource(NpgsqlConnection connection, bool isOwned, ConnectionSettings settings, ILogger logger) : IRootConnectionSource
{
    private readonly ConnectionLease _lease = new(connection, settings, logger) { IsBorrowed = !isOwned };
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly CancellationTokenSource? _abandoned = settings.CreateAbandonment(connection.CommandTimeout);
    private readonly Lock _lock = new();
    private Task? _disposal;
    private volatile bool _isEnded;
    private bool _wasOpened;

    public DatabaseAddress Address { get; } = DatabaseAddress.Of(connection.ConnectionString);

    public bool MayBeInTransaction => _lease.MayBeInTransaction;

    public bool IsEnded => _isEnded;

    public CancellationToken Abandoned => _abandoned?.Token ?? CancellationToken.None;

    public void ThrowIfEnded()
    {
        if (_isEnded)
            throw RuntimeErrors.Disposed();
    }

    public async ValueTask<ConnectionLease> AcquireAsync(bool isWrite, CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        if (_lease.Transaction is not null)
            throw TransactionErrors.TransactionOpen();
        if (!_lease.IsOpen && !_wasOpened)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        return _lease;
    }

    public ValueTask ReleaseAsync(ConnectionLease lease) => lease is { IsUnknown: true, IsOpen: true } && isOwned ? DestroyAsync() : default;

    public ValueTask DisposeAsync()
    {
        lock (_lock)
            return new(_disposal ??= DisposeOnceAsync());
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (connection.State == ConnectionState.Closed)
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            _wasOpened = true;
        }
        catch (Exception exception) when (DriverErrors.IsConnectFailure(exception))
        {
            throw DriverErrors.ConnectionFailed(exception);
        }
        finally
        {
            _opening.Release();
        }
    }

    // Nothing may use it any more, and on the server it may hold a transaction open.
    private async ValueTask DestroyAsync()
    {
        LogMessages.ConnectionDestroyed(logger);
        await ConnectionBreaker.BreakAsync(connection).ConfigureAwait(false);
        try
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            LogMessages.CloseFailed(logger, exception);
        }
    }

    private async Task DisposeOnceAsync()
    {
        _isEnded = true;
        if (isOwned)
        {
            await LeaseCloser.CloseAsync(_lease, settings.CloseTimeout).ConfigureAwait(false);
            await (_abandoned?.CancelAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        }
        else if (_lease.ReadTransaction is not null)
            await LeaseCloser.RollbackAsync(_lease, settings.CloseTimeout).ConfigureAwait(false);
        _opening.Dispose();
    }
}
