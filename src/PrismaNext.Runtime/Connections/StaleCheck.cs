using System.Data;
using Npgsql;

namespace PrismaNext.Runtime.Connections;

/// <summary>Tells a command that the server never began from one that failed at work.</summary>
internal sealed class StaleCheck(NpgsqlConnection connection, TimeProvider time)
{
    /// <summary>A dead connection answers at once; one that dies later was at work.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    private int _commands;
    private long _firstSent;

    /// <summary>Takes note of a command that is about to be sent.</summary>
    public void NoteCommand()
    {
        if (_commands++ == 0)
            _firstSent = time.GetTimestamp();
    }

    /// <summary>Whether a prepared statement is gone, or its result has another shape than it was prepared with.</summary>
    public static bool IsLostStatement(Exception exception) =>
        // The second is 0A000, "cached plan must not change result type"; the text is translated, the function's name is not.
        exception is PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName } or PostgresException { Routine: "RevalidateCachedQuery" };

    /// <summary>Whether the first command on the connection found it dead.</summary>
    public bool IsDeadConnection(Exception exception) =>
        _commands == 1 && IsLost && exception is NpgsqlException and not { InnerException: TimeoutException } and not PostgresException { InvariantSeverity: "ERROR" } && time.GetElapsedTime(_firstSent) < AtOnce;

    /// <summary>Whether the driver lost its way in the first answer: a prepared FETCH keeps the shape of the rows it was prepared with.</summary>
    public bool IsMisread(Exception exception) =>
        _commands == 1 && IsLost && exception is (InvalidOperationException or ArgumentException or InvalidCastException) and not NpgsqlException;

    private bool IsLost => connection.State != ConnectionState.Open;
}
