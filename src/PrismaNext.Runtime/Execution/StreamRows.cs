using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Execution;

/// <summary>Hands out rows straight from the socket.</summary>
internal sealed class StreamRows<T>(Execution<T> execution, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private ConnectionLease? _lease;
    private GateEntry? _entry;
    private NpgsqlBatch? _batch;
    private NpgsqlDataReader? _reader;
    private bool _isEnded;

    public T Current { get; private set; } = default!; // Defined after MoveNextAsync returned true.

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_isEnded)
            return false;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            execution.Source.ThrowIfEnded();
            var reader = _reader ?? await OpenAsync().ConfigureAwait(false);
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Current = execution.Read(reader, execution.Query.Values);
                return true;
            }

            _isEnded = true;
            await ReleaseAsync().ConfigureAwait(false);
            return false;
        }
        catch (Exception exception)
        {
            var isOpen = _lease is null || _lease.IsOpen;
            if (_entry is not null && _lease is not null)
                await _lease.NoteFailureAsync(exception).ConfigureAwait(false);
            await DisposeAsync().ConfigureAwait(false);
            BatchRunner.ThrowCoded(execution.Source, exception, isOpen, cancellationToken);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lease is not { } lease)
            return;
        try
        {
            // Closing an Npgsql reader drains it, so the server is asked to stop first.
            if (!_isEnded && _entry is not null && lease.IsOpen)
                await lease.CancelAsync().ConfigureAwait(false);
            await ReleaseAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or PrismaNextException)
        {
            // The consumer left for a reason of its own, which must not be replaced by this one.
            LogMessages.CloseFailed(lease.Logger, exception);
        }
    }

    private async ValueTask<NpgsqlDataReader> OpenAsync()
    {
        var command = execution.CreateCommand();
        _lease = await execution.Source.AcquireAsync(cancellationToken).ConfigureAwait(false);
        _entry = await _lease.EnterAsync(execution.Source, GateUse.Stream, isWrite: false, cancellationToken).ConfigureAwait(false);
        _batch = _lease.CreateBatch();
        _batch.BatchCommands.Add(command);
        return _reader = await _batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is not { } lease)
            return;
        _isEnded = true;
        try
        {
            if (_reader is not null)
                await _reader.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _batch?.Dispose();
            _entry?.Dispose();
            await execution.Source.ReleaseAsync(lease).ConfigureAwait(false);
        }
    }
}
