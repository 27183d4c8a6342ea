using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>What becomes of the exception of a command.</summary>
internal static class CommandFailure
{
    /// <summary>Notes a failure on the lease, and throws the coded error where there is one for it.</summary>
    public static async ValueTask RaiseAsync(IConnectionSource source, ConnectionLease lease, Exception exception, CancellationToken cancellationToken)
    {
        if (IsOfProgram(exception, lease))
        {
            // The exception is the program's own, so it is what the caller gets, whatever became of the connection.
            if (!lease.IsOpen || lease.IsUnknown)
                await lease.NoteFailureAsync(exception).ConfigureAwait(false);
            return;
        }

        var (isOpen, stale) = (lease.IsOpen, lease.IsStale(exception) ? lease.Connection : null);
        await lease.NoteFailureAsync(exception).ConfigureAwait(false);
        ThrowCoded(source, exception, isOpen, stale, cancellationToken);
    }

    // Reading a value the driver may lose its way, too, and then drops the connection.
    private static bool IsOfProgram(Exception exception, ConnectionLease lease) =>
        exception == lease.ProgramFailure && (lease.IsOpen || (exception.Source != "Npgsql" && !lease.IsStale(exception)));

    /// <summary>Throws the coded error where there is one; returns when the exception is to pass through as it is.</summary>
    private static void ThrowCoded(IConnectionSource source, Exception exception, bool isOpen, NpgsqlConnection? stale, CancellationToken cancellationToken)
    {
        var error = DriverErrors.Map(exception, isOpen);

        // What is neither the caller's cancellation nor an answer of the server comes of the source's end. The caller's own token is the one to report.
        if (!cancellationToken.IsCancellationRequested && (error is null ? exception is not PrismaNextException : !isOpen))
            source.ThrowIfEnded();
        if (exception is OperationCanceledException canceled && canceled.CancellationToken != cancellationToken && cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        if (error is DatabaseException fault)
            fault.StaleConnection = stale;
        if (error is not null)
            throw error;
    }
}
