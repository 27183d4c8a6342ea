using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Logging;

/// <summary>Every message that the runtime logs. None carries a password, and none the value of a parameter unless <c>LoggingOptions.IncludeValues</c> asks for it.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "Execution {ExecutionId} begins in {Mode} mode: {Sql}{Values}")]
    public static partial void Executing(ILogger logger, long executionId, ExecutionMode mode, string sql, string values);

    [LoggerMessage(2, LogLevel.Warning, "A rollback failed; the connection is destroyed")]
    public static partial void RollbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A connection in an unknown state was destroyed")]
    public static partial void ConnectionDestroyed(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "A cursor could not be closed after its stream was left")]
    public static partial void CloseFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "A connection was still in use when its client was disposed; it was closed")]
    public static partial void LeakedConnection(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "{Work} failed with {Code} (SQLSTATE {SqlState}) and is run again, attempt {Attempt}")]
    public static partial void Retried(ILogger logger, string work, int attempt, string code, string? sqlState);

    [LoggerMessage(7, LogLevel.Warning, "A read met a stale connection ({Code}, SQLSTATE {SqlState}) before the server began it and is sent once more")]
    public static partial void StaleConnection(ILogger logger, string code, string? sqlState);

    [LoggerMessage(8, LogLevel.Warning, "A connection could not be reset after SQL by hand; it is destroyed")]
    public static partial void ResetFailed(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Debug, "Execution {ExecutionId} ended after {Rows} rows and {Milliseconds:0.###} ms: {Outcome}")]
    public static partial void Executed(ILogger logger, long executionId, long rows, double milliseconds, string outcome);

    [LoggerMessage(21, LogLevel.Debug, "Execution {ExecutionId} failed with {ErrorType} after {Milliseconds:0.###} ms")]
    public static partial void ExecutionFailed(ILogger logger, long executionId, string? errorType, double milliseconds);

    [LoggerMessage(22, LogLevel.Warning, "Execution {ExecutionId} was slow: {Milliseconds:0} ms for {Rows} rows of {Sql}{Values}")]
    public static partial void SlowQuery(ILogger logger, long executionId, double milliseconds, long rows, string sql, string values);

    [LoggerMessage(23, LogLevel.Error, "The hook after execution {ExecutionId} of {Middleware} threw; the execution's own result stands")]
    public static partial void AfterHookFailed(ILogger logger, Exception exception, string middleware, long executionId);

    [LoggerMessage(24, LogLevel.Warning, "{Code}: {Fix} The statement: {Sql}")]
    public static partial void Lint(ILogger logger, string code, string fix, string sql);

    [LoggerMessage(30, LogLevel.Information, "Database '{Database}' has no table prisma_contract.marker, so nothing tells whether it fits the contract")]
    public static partial void MarkerTableMissing(ILogger logger, string? database);

    [LoggerMessage(31, LogLevel.Warning, "Database '{Database}' does not say which contract it was made for: {Reason}")]
    public static partial void MarkerMissing(ILogger logger, string? database, string reason);

    [LoggerMessage(32, LogLevel.Warning, "Database '{Database}' was made for contract {Found}, the program's is {Expected}")]
    public static partial void MarkerMismatch(ILogger logger, string? database, string? found, string expected);

    [LoggerMessage(33, LogLevel.Warning, "The marker of database '{Database}' could not be read; it is tried again at the next use")]
    public static partial void MarkerReadFailed(ILogger logger, Exception exception, string? database);
}
