using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Connections;

/// <summary>What becomes of the exception of a command.</summary>
internal static class CommandFailure
{
    /// <summary>Notes a failure on the lease, and throws the coded error where there is one for it.</summary>
    /// <param name="source">Where the lease is from.</param>
    /// <param name="lease">The connection.</param>
    /// <param name="exception">What the command threw.</param>
    /// <param name="mayWrite">Whether the command may have written something.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async ValueTask RaiseAsync(
        IConnectionSource source, ConnectionLease lease, Exception exception, bool mayWrite, CancellationToken cancellationToken)
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
        ThrowCoded(source, exception, isOpen, stale, mayWrite, cancellationToken);
    }

    // Reading a value the driver may lose its way, too, and then drops the connection.
    private static bool IsOfProgram(Exception exception, ConnectionLease lease) =>
        exception == lease.ProgramFailure && (lease.IsOpen || (exception.Source != "Npgsql" && !lease.IsStale(exception)));

    /// <summary>Throws the coded error where there is one; returns when the exception is to pass through as it is.</summary>
    private static void ThrowCoded(
        IConnectionSource source, Exception exception, bool isOpen, NpgsqlConnection? stale, bool mayWrite, CancellationToken cancellationToken)
    {
        var error = DriverErrors.Map(exception, isOpen);

        // What is neither the caller's cancellation nor an answer of the server comes of the source's end. The caller's own token is the one to report.
        if (!cancellationToken.IsCancellationRequested && (error is null ? exception is not PrismaNextException : !isOpen))
            ThrowIfEnded(source, mayWrite);
        if (exception is OperationCanceledException canceled && canceled.CancellationToken != cancellationToken && cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        if (error is DatabaseException fault)
            fault.StaleConnection = stale;
        if (error is not null)
            throw error;
    }

    // What was written in a transaction that is over has not happened.
    private static void ThrowIfEnded(IConnectionSource source, bool mayWrite)
    {
        try
        {
            source.ThrowIfEnded();
        }
        catch (PrismaNextException ended) when (mayWrite && !source.MayBeInTransaction)
        {
            throw DriverErrors.AnswerLost(ended);
        }
    }
}
