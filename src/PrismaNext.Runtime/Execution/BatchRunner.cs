using System.Runtime.CompilerServices;
using Npgsql;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Execution;

/// <summary>Sends batches over a lease whose gate the caller holds; failures are noted on the lease and leave with a code.</summary>
/// <remarks>What waits for the server here takes its state from a pool: only this library awaits it, and once.</remarks>
internal static class BatchRunner
{
    /// <summary>Runs a batch and adds its rows to a list.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask ReadAsync<T>(
        ConnectionLease lease, NpgsqlBatch batch, Execution<T> execution, List<T> rows, int maximum, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await lease.NoteSentAsync(reader, cancellationToken).ConfigureAwait(false);
                await ReadRowsAsync(lease, reader, execution, rows, maximum, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            await RaiseAsync(execution.Source, lease, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs a batch without rows.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask ExecuteAsync(IConnectionSource source, ConnectionLease lease, NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await RaiseAsync(source, lease, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Notes a failure on the lease, and throws the coded error where there is one for it.</summary>
    public static async ValueTask RaiseAsync(IConnectionSource source, ConnectionLease lease, Exception exception, CancellationToken cancellationToken)
    {
        var (isOpen, stale) = (lease.IsOpen, lease.IsStale(exception) ? lease.Connection : null);
        await lease.NoteFailureAsync(exception).ConfigureAwait(false);
        ThrowCoded(source, exception, isOpen, stale, cancellationToken);
    }

    /// <summary>Throws the coded error where there is one; returns when the exception is to pass through as it is.</summary>
    private static void ThrowCoded(IConnectionSource source, Exception exception, bool isOpen, NpgsqlConnection? stale, CancellationToken cancellationToken)
    {
        // A cancellation that is not the caller's is that of the source's end. The caller's own token is the one to report.
        if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            source.ThrowIfEnded();
        if (exception is OperationCanceledException canceled && canceled.CancellationToken != cancellationToken && cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        var error = DriverErrors.Map(exception, isOpen);
        if (error is DatabaseException fault)
            fault.StaleConnection = stale;
        if (error is not null)
            throw error;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask ReadRowsAsync<T>(
        ConnectionLease lease, NpgsqlDataReader reader, Execution<T> execution, List<T> rows, int maximum, CancellationToken cancellationToken)
    {
        var (read, values) = (execution.Read, execution.Query.Values);
        try
        {
            while (rows.Count < maximum && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                rows.Add(read(reader, values));
        }
        catch (Exception exception) when (exception is not (NpgsqlException or OperationCanceledException) && !lease.MayBeInTransaction)
        {
            // Client code in the last Select threw. Disposing the reader would read all rows that are left, so the server is asked to stop first.
            await lease.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
