using System.Runtime.CompilerServices;
using Npgsql;
using PrismaNext.Runtime.Connections;

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
                try
                {
                    await ReadRowsAsync(lease, reader, execution, rows, maximum, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception == lease.ProgramFailure && !lease.MayBeInTransaction)
                {
                    // Client code in the last Select threw. Disposing the reader would read all rows that are left, so the server is asked to stop first.
                    await lease.CancelAsync().ConfigureAwait(false);
                    throw;
                }
            }
        }
        catch (Exception exception)
        {
            await CommandFailure.RaiseAsync(execution.Source, lease, exception, execution.MayWrite, cancellationToken).ConfigureAwait(false);
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
            await CommandFailure.RaiseAsync(source, lease, exception, mayWrite: true, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds the rows of the result on which a reader stands to a list.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask ReadRowsAsync<T>(
        ConnectionLease lease, NpgsqlDataReader reader, Execution<T> execution, List<T> rows, int maximum, CancellationToken cancellationToken)
    {
        var (read, values) = (execution.Read, execution.Query.Values);
        var reading = execution.RunsClientCode ? HeldLease.Read(lease) : null;
        try
        {
            while (rows.Count < maximum && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    rows.Add(read(reader, values));
                }
                catch (Exception exception)
                {
                    lease.ProgramFailure = exception;
                    throw;
                }
            }
        }
        finally
        {
            reading?.End();
        }
    }
}
