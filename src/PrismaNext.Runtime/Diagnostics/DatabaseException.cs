using Npgsql;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>A fault that the server reported, or that happened on the way to it. The driver's exception is the inner one.</summary>
public sealed class DatabaseException : PrismaNextException
{
    internal DatabaseException(string code, string message, string why, string fix, Exception? innerException)
        : base(code, message, why, fix, innerException)
    {
        var postgres = innerException as PostgresException;
        SqlState = postgres?.SqlState;
        ConstraintName = postgres?.ConstraintName;
        SchemaName = postgres?.SchemaName;
        TableName = postgres?.TableName;
        ColumnName = postgres?.ColumnName;
        IsTransient = innerException is NpgsqlException { IsTransient: true } or TimeoutException;
    }

    /// <summary>The five characters of the server's error code; null when the fault is not the server's.</summary>
    /// <remarks>PostgreSQL manual, appendix A.</remarks>
    public string? SqlState { get; }

    /// <summary>The violated constraint, where the server names one.</summary>
    public string? ConstraintName { get; }

    /// <summary>The table's schema, where the server names one.</summary>
    public string? SchemaName { get; }

    /// <summary>The table, where the server names one.</summary>
    public string? TableName { get; }

    /// <summary>The column, where the server names one.</summary>
    public string? ColumnName { get; }

    /// <summary>Whether the same work may succeed when it is tried again.</summary>
    public bool IsTransient { get; }

    /// <summary>Whether the command took longer than its timeout, or than the server's <c>statement_timeout</c>.</summary>
    public bool IsTimeout => InnerException is NpgsqlException { InnerException: TimeoutException } || SqlState == PostgresErrorCodes.QueryCanceled;

    /// <summary>Whether the server did not begin the command, because what was known of the connection no longer held.</summary>
    internal bool IsStale => StaleConnection is not null;

    /// <summary>The connection of which no longer held what was known; null for a command that the server began.</summary>
    internal NpgsqlConnection? StaleConnection { get; set; }

    /// <summary>Whether a unique constraint or index was violated.</summary>
    public bool IsUniqueViolation => SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>Whether a foreign key was violated.</summary>
    public bool IsForeignKeyViolation => SqlState == PostgresErrorCodes.ForeignKeyViolation;

    /// <summary>Whether a column that cannot be null was given none.</summary>
    public bool IsNotNullViolation => SqlState == PostgresErrorCodes.NotNullViolation;

    /// <summary>Whether a check constraint was violated.</summary>
    public bool IsCheckViolation => SqlState == PostgresErrorCodes.CheckViolation;

    /// <summary>Whether the transaction could not be ordered among concurrent ones and may be run again.</summary>
    public bool IsSerializationFailure => SqlState == PostgresErrorCodes.SerializationFailure;

    /// <summary>Whether the server ended the transaction to resolve a deadlock; it may be run again.</summary>
    public bool IsDeadlock => SqlState == PostgresErrorCodes.DeadlockDetected;

    /// <summary>The error with its stack and the driver's, as logs print it; texts of the server that quote values are left out.</summary>
    public override string ToString()
    {
        var text = base.ToString();
        if (InnerException is not PostgresException { SqlState: { } state } postgres || !QuotesValues(state))
            return text;
        foreach (var quoting in (string?[])[postgres.MessageText, postgres.Where])
        {
            if (!string.IsNullOrEmpty(quoting))
                text = text.Replace(quoting, "…", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether the server's texts for an error quote the offending value: those of class 22, data exceptions, do.</summary>
    internal static bool QuotesValues(string sqlState) => sqlState.StartsWith("22", StringComparison.Ordinal);
}
