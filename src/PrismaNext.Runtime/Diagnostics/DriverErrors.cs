using System.Net.Sockets;
using Npgsql;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Faults of the server and of the way to it.</summary>
internal static class DriverErrors
{
    /// <summary>Whether an exception of opening a connection is a failure to connect, as opposed to a cancellation or a mistake in the program.</summary>
    public static bool IsConnectFailure(Exception exception) => exception is NpgsqlException or SocketException or TimeoutException or IOException or ObjectDisposedException;

    public static DatabaseException ConnectionFailed(Exception inner) => new(
        "DRIVER.CONNECTION_FAILED",
        inner is PostgresException postgres
            ? $"The server refused the connection ({postgres.SqlState}: {postgres.MessageText})."
            : $"No connection could be opened ({Causes(inner)}).",
        "The host, port, database or credentials are wrong, the server is not reachable, or the pool is exhausted.",
        "Check the connection string with psql; raise ConnectTimeout or the pool's size when the server is merely busy.",
        inner);

    public static DatabaseException ConnectionTimeout(TimeSpan timeout, Exception inner) => new(
        "DRIVER.CONNECTION_FAILED",
        $"No connection could be opened within {timeout.TotalSeconds:0.###} s.",
        "The server did not answer in time.",
        "Check the host and port; raise ConnectTimeout when the server is merely slow.",
        inner);

    public static DatabaseException ConnectionUnusable() => new(
        "DRIVER.CONNECTION_LOST",
        "The connection is no longer open.",
        "An earlier command lost it, or it was closed elsewhere.",
        "Connect again; a runtime of one connection does not outlive it.",
        innerException: null);

    public static DatabaseException AnswerLost(Exception disposed) => new(
        "DRIVER.CONNECTION_LOST",
        "The client or runtime was disposed before the server's answer to a write arrived; the write may have happened.",
        "The connection was given up, and with it what the server had to say.",
        "Look for the write's effects before running it again; what was written inside TransactionAsync is undone unless that commits.",
        disposed);

    public static PrismaNextException StringsNonstandard() => new(
        "DRIVER.STRINGS_NONSTANDARD",
        "The session has standard_conforming_strings turned off.",
        "A backslash in a text then means something else than it says, and a literal could end where it should not.",
        "Turn it on: ALTER DATABASE … SET standard_conforming_strings = on; it is the server's default.");

    /// <summary>The coded error for what a command threw; null for an exception that passes through as it is.</summary>
    public static PrismaNextException? Map(Exception exception, bool isConnectionOpen) => exception switch
    {
        PrismaNextException or OperationCanceledException => null,
        // The driver drops its connection after some errors that only end the statement, such as those of class 53.
        PostgresException postgres => isConnectionOpen || postgres.InvariantSeverity == "ERROR" ? FromServer(postgres) : ConnectionLost(postgres),
        NpgsqlException { InnerException: TimeoutException } => Timeout(exception),
        _ when !isConnectionOpen => ConnectionLost(exception),
        NpgsqlException => QueryFailed(exception),
        InvalidOperationException { Source: "Npgsql" } => QueryFailed(exception), // The driver refuses the command: there is no text, or a reader is open.
        _ => null,
    };

    private static DatabaseException FromServer(PostgresException postgres) => postgres.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Violation("DRIVER.UNIQUE_VIOLATION", "a unique constraint", postgres),
        PostgresErrorCodes.ForeignKeyViolation => Violation("DRIVER.FOREIGN_KEY_VIOLATION", "a foreign key", postgres),
        PostgresErrorCodes.NotNullViolation => Violation("DRIVER.NOT_NULL_VIOLATION", "a not-null constraint", postgres),
        PostgresErrorCodes.CheckViolation => Violation("DRIVER.CHECK_VIOLATION", "a check constraint", postgres),
        PostgresErrorCodes.ExclusionViolation => Violation("DRIVER.EXCLUSION_VIOLATION", "an exclusion constraint", postgres),
        PostgresErrorCodes.SerializationFailure => SerializationFailure(postgres),
        PostgresErrorCodes.DeadlockDetected => Deadlock(postgres),
        PostgresErrorCodes.InFailedSqlTransaction => TransactionAborted(postgres),
        PostgresErrorCodes.QueryCanceled => QueryCanceled(postgres),
        _ => QueryFailed(postgres),
    };

    private static DatabaseException Violation(string code, string kind, PostgresException postgres) => new(
        code,
        $"The statement violates {kind}: {postgres.ConstraintName ?? postgres.ColumnName} of table {postgres.TableName}.",
        $"The server answered {postgres.SqlState}.",
        "Check the values before writing, or catch DatabaseException and use its ConstraintName.",
        postgres);

    private static DatabaseException SerializationFailure(PostgresException postgres) => new(
        "DRIVER.SERIALIZATION_FAILURE",
        "The transaction could not be ordered among concurrent ones.",
        "At this isolation level the server lets one of them fail.",
        "Run the whole transaction again, for example with MaxRetries = 3.",
        postgres);

    private static DatabaseException Deadlock(PostgresException postgres) => new(
        "DRIVER.DEADLOCK",
        "The server ended the transaction to resolve a deadlock.",
        "Two transactions waited for each other's locks.",
        "Take locks in the same order everywhere, or run the transaction again with MaxRetries = 3.",
        postgres);

    private static DatabaseException TransactionAborted(PostgresException postgres) => new(
        "DRIVER.TRANSACTION_ABORTED",
        "The statement was refused because an earlier one of the same transaction failed.",
        "PostgreSQL runs nothing in a failed transaction but its rollback.",
        "Let the first error leave the transaction's callback, or wrap what may fail in a nested TransactionAsync.",
        postgres);

    private static DatabaseException QueryCanceled(PostgresException postgres) => new(
        "DRIVER.QUERY_CANCELED",
        $"The server stopped the statement: {postgres.MessageText}.",
        "A statement_timeout passed, or an administrator or another session cancelled it.",
        "Make the statement cheaper, or raise statement_timeout.",
        postgres);

    private static DatabaseException Timeout(Exception exception) => new(
        "DRIVER.TIMEOUT",
        "The command took longer than its timeout and was cancelled.",
        "CommandTimeout passed before the server answered.",
        "Make the statement cheaper, or raise CommandTimeout.",
        exception);

    private static DatabaseException ConnectionLost(Exception exception) => new(
        "DRIVER.CONNECTION_LOST",
        exception is PostgresException postgres
            ? $"The server ended the connection ({postgres.SqlState}: {postgres.MessageText})."
            : $"The connection was lost ({Causes(exception)}).",
        "The server was restarted, the session was terminated, or the network failed.",
        "Run the work again on a new connection; nothing is run again on its own.",
        exception);

    private static DatabaseException QueryFailed(Exception exception) => new(
        "DRIVER.QUERY_FAILED",
        exception is PostgresException postgres
            ? $"The server refused the statement with SQLSTATE {postgres.SqlState}{Text(postgres)}."
            : $"The command failed ({Causes(exception)}).",
        "The statement, the data or the database's objects do not allow it.",
        "Look up the SQLSTATE in appendix A of the PostgreSQL manual; the driver's exception is the inner one.",
        exception);

    private static string Text(PostgresException postgres) => DatabaseException.QuotesValues(postgres.SqlState) ? "" : ": " + postgres.MessageText;

    private static string Causes(Exception exception) => exception.GetBaseException() is var cause && cause != exception
        ? $"{exception.Message.TrimEnd('.')}: {cause.Message.TrimEnd('.')}"
        : exception.Message.TrimEnd('.');
}
