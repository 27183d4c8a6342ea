using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>One COPY by the simple query protocol, which leaves no statement and no portal on the server; all rows are read first.</summary>
internal sealed class SimpleStrategy : IBufferingStrategy
{
    public ExecutionMode Mode => ExecutionMode.Simple;

    public bool HoldsConnection => false;

    // The reader of the plan wants a reader of the driver; here the row itself takes its place, so that hooks behind it work as in every mode.
    public Execution<T> Prepare<T>(Execution<T> execution)
    {
        var plan = Plan(execution);
        var row = plan.CreateRow();
        return execution with { Row = row, Read = (_, values) => plan.Read(row, values) };
    }

    public IAsyncEnumerator<T> Open<T>(Execution<T> execution, CancellationToken cancellationToken) =>
        new BufferedRows<T>(execution, ReadAllAsync, cancellationToken);

    public ValueTask<List<T>> ReadAllAsync<T>(Execution<T> execution, CancellationToken cancellationToken) => ReadAsync(execution, int.MaxValue, cancellationToken);

    public ValueTask<List<T>> ReadAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken) =>
        execution.Settings.Retry.RunAsync(
            execution, static (read, token) => ReadOnceAsync(read.execution, read.maximum, token), (execution, maximum), cancellationToken);

    private static CopyPlan<T> Plan<T>(Execution<T> execution) => execution.Plan.Copy?.Value ?? throw PlanErrors.SimpleUnavailable();

    private static async ValueTask<List<T>> ReadOnceAsync<T>(Execution<T> execution, int maximum, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sql = Plan(execution).Write(execution.Query.Values);
        var lease = await execution.Source.AcquireAsync(isWrite: false, cancellationToken).ConfigureAwait(false);
        try
        {
            using var entry = await lease.EnterAsync(execution.Source, GateUse.Command, isWrite: false, cancellationToken).ConfigureAwait(false);
            SessionCheck.ThrowIfUnsafe(lease.Connection);
            lease.MayBeChanged |= !execution.Plan.IsCompiled;
            try
            {
                return await CopyAsync(lease, sql, execution, maximum, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await CommandFailure.RaiseAsync(execution.Source, lease, exception, execution.MayWrite, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }
        finally
        {
            await execution.Source.ReleaseAsync(lease).ConfigureAwait(false);
        }
    }

    private static async ValueTask<List<T>> CopyAsync<T>(
        ConnectionLease lease, string sql, Execution<T> execution, int maximum, CancellationToken cancellationToken)
    {
        var cancellation = new CopyCancellation(lease.Connection, lease.CommandTimeout, cancellationToken);
        await using (cancellation.ConfigureAwait(false))
        {
            await lease.BeginCopyAsync(cancellation.Request, cancellationToken).ConfigureAwait(false);
            var hasBegun = false;
            try
            {
                var exporter = await lease.Connection.BeginBinaryExportAsync(cancellation.Tagged(sql, execution.Query.Options.Tags), cancellation.DropToken).ConfigureAwait(false);
                hasBegun = true;
                await using (exporter.ConfigureAwait(false))
                    return await ReadRowsAsync(lease, exporter, execution, maximum, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (cancellation.IsRequested && exception is not PrismaNextException && exception != lease.ProgramFailure)
            {
                // A connection that had to be dropped fails in whatever the driver was about to do with it.
                lease.IsUnknown = true;
                throw cancellation.Stopped(exception);
            }
            catch (NpgsqlException exception) when (exception != lease.ProgramFailure && (hasBegun || exception is not PostgresException { SqlState: ['4', '2', ..] }))
            {
                // After a COPY that failed on its way, the driver misreads what it receives next. Before its first row only class 42 is about the statement itself.
                lease.IsUnknown = true;
                throw;
            }
            finally
            {
                lease.EndCopy();
            }
        }
    }

    private static async ValueTask<List<T>> ReadRowsAsync<T>(
        ConnectionLease lease, NpgsqlBinaryExporter exporter, Execution<T> execution, int maximum, CopyCancellation cancellation)
    {
        var rows = new List<T>();
        var row = execution.Row!; // Prepare made it.
        var reading = execution.RunsClientCode ? HeldLease.Read(lease) : null;
        exporter.Timeout = TimeSpan.Zero; // The driver would only drop the connection; the cancellation has a clock of its own.
        try
        {
            while (rows.Count < maximum && await row.ReadAsync(exporter, cancellation.DropToken).ConfigureAwait(false))
            {
                cancellation.NoteProgress();
                try
                {
                    rows.Add(execution.Read(null!, execution.Query.Values)); // There is no reader: the row takes its place.
                }
                catch (Exception exception)
                {
                    lease.ProgramFailure = exception;
                    throw;
                }
            }

            return rows;
        }
        catch (Exception exception) when ((exception == lease.ProgramFailure || exception is not (NpgsqlException or OperationCanceledException)) && lease is { IsOpen: true, MayBeInTransaction: false })
        {
            // Client code in the last Select threw. Closing the exporter would read all rows that are left, so the server is asked to stop first.
            await exporter.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            reading?.End();
        }
    }
}
