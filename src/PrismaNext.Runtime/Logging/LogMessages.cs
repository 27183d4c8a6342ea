using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Logging;

/// <summary>Every message that the runtime logs. None carries a value of a parameter or a password.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "Executing in {Mode} mode: {Sql}")]
    public static partial void Executing(ILogger logger, ExecutionMode mode, string sql);

    [LoggerMessage(2, LogLevel.Warning, "A rollback failed; the connection is destroyed")]
    public static partial void RollbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A connection in an unknown state was destroyed")]
    public static partial void ConnectionDestroyed(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "A cursor could not be closed after its stream was left")]
    public static partial void CloseFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "A connection was still in use when its client was disposed; it was closed")]
    public static partial void LeakedConnection(ILogger logger);

    [LoggerMessage(6, LogLevel.Information, "Transaction attempt {Attempt} failed with SQLSTATE {SqlState} and is run again")]
    public static partial void TransactionRetried(ILogger logger, int attempt, string? sqlState);
}
