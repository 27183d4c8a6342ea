using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out rows straight from the socket.</summary>
internal sealed class StreamRows<T>(Execution<T> execution, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private ConnectionLease? _lease;
    private GateEntry? _entry;
    private NpgsqlBatch? _batch;
    private NpgsqlDataReader? _reader;
    private bool _isMoving;
    private bool _isEnded;
    private bool _isAtEnd;

    public T Current { get; private set; } = default!; // Defined after MoveNextAsync returned true.

    public ValueTask<bool> MoveNextAsync()
    {
        if (_isEnded)
            return new(false);
        if (_isMoving)
            return ValueTask.FromException<bool>(RuntimeErrors.ConcurrentUse());
        _isMoving = true;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            execution.Source.ThrowIfEnded();
            if (_reader is not { } reader)
                return AwaitAsync(execution.Settings.Retry.RunAsync(execution, static (rows, token) => rows.OpenAsync(token), this, cancellationToken));

            // Nearly every row was received together with the one before it.
            var reading = reader.ReadAsync(cancellationToken);
            if (_isEnded || reading is not { IsCompletedSuccessfully: true, Result: true })
                return AwaitAsync(new(reading));
            Take();
            _isMoving = false;
            return new(true);
        }
        catch (Exception exception)
        {
            return AwaitAsync(ValueTask.FromException<bool>(exception));
        }
    }

    public ValueTask DisposeAsync()
    {
        _isEnded = true;
        execution.Held?.End();
        if (!_isMoving)
            return LeaveAsync();
        if (execution.Source.Abandoned.IsCancellationRequested)
            return default; // The driver's request to stop would not get through.
        return _lease is { MayBeInTransaction: false } lease ? new(lease.CancelAsync()) : default; // Who waits for the row leaves.
    }

    private void Take()
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Current = execution.Read(_reader!, execution.Query.Values); // A row was read, so it is open.
        }
        catch (Exception exception)
        {
            _lease?.ProgramFailure = exception;
            throw;
        }
    }

    private ValueTask<bool> AwaitAsync(ValueTask<bool> reading) => Abandonment.WaitAsync(WhenReadAsync(reading), execution.Source, execution.MayWrite);

    private async ValueTask<bool> WhenReadAsync(ValueTask<bool> reading)
    {
        try
        {
            if (await reading.ConfigureAwait(false))
            {
                if (_isEnded)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await LeaveAsync().ConfigureAwait(false);
                    return false;
                }

                Take();
                return true;
            }

            _isEnded = _isAtEnd = true;
            await ReleaseAsync().ConfigureAwait(false);
            return false;
        }
        catch (Exception exception)
        {
            _isEnded = true;
            await FailAsync(exception).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _isMoving = false;
        }
    }

    private async ValueTask LeaveAsync()
    {
        if (_lease is not { } lease)
            return;
        try
        {
            // Closing an Npgsql reader drains it, so the server is asked to stop first. A transaction would be lost by that.
            if (!_isAtEnd && _reader is not null && lease is { IsOpen: true, MayBeInTransaction: false })
                await lease.CancelAsync().ConfigureAwait(false);
            await ReleaseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or PrismaNextException)
        {
            // The consumer left for a reason of its own, which must not be replaced by this one.
            LogMessages.CloseFailed(lease.Logger, exception);
        }
    }

    private async ValueTask<bool> OpenAsync(CancellationToken token)
    {
        var command = execution.CreateCommand();
        _lease = await execution.Source.AcquireAsync(isWrite: false, token).ConfigureAwait(false);
        execution.Held?.Lease = _lease;
        try
        {
            _entry = await _lease.EnterAsync(execution.Source, GateUse.Stream, isWrite: false, token).ConfigureAwait(false);
            _lease.MayBeChanged |= !execution.Plan.IsCompiled;
            _batch = _lease.CreateBatch(command);
            _reader = await _batch.ExecuteReaderAsync(token).ConfigureAwait(false);
            return await _reader.ReadAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await FailAsync(exception).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask FailAsync(Exception exception)
    {
        if (_lease is not { } lease)
            return;
        try
        {
            if (_entry is not null)
                await CommandFailure.RaiseAsync(execution.Source, lease, exception, execution.MayWrite, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What the driver reports leaves nothing to read. Client code that threw does, and so does a token that was seen between two rows.
            _isAtEnd = exception != lease.ProgramFailure && exception is (NpgsqlException or OperationCanceledException { InnerException: not null });
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is not { } lease)
            return;
        try
        {
            if (_reader is not null)
                await _reader.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _reader = null;
            _batch?.Dispose();
            _entry?.Dispose();
            _entry = null;
            execution.Held?.Lease = null;
            await execution.Source.ReleaseAsync(lease).ConfigureAwait(false);
        }
    }
}
