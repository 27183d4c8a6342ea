using System.Data;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Errors of transactions.</summary>
internal static class TransactionErrors
{
    public static PrismaNextException TransactionClosed() => new(
        "RUNTIME.TRANSACTION_CLOSED",
        "A transaction was used after it ended.",
        "Its context and the results read from it live as long as its callback.",
        "Read the rows inside the callback, for example return await tx.Execute(plan).");

    public static PrismaNextException TransactionOpen() => new(
        "RUNTIME.TRANSACTION_OPEN",
        "A transaction that was opened on the same connection is still running.",
        "Other work would silently become part of it, and a commit around it would keep half of it.",
        "Use the context that the innermost TransactionAsync gives to its callback, and await every TransactionAsync.");

    public static PrismaNextException TransactionFailed() => new(
        "RUNTIME.TRANSACTION_FAILED",
        "The transaction was rolled back although its callback returned normally.",
        "A statement in it failed; PostgreSQL then turns COMMIT into ROLLBACK without an error.",
        "Let the statement's error leave the callback, or wrap what may fail in a nested TransactionAsync.");

    public static DatabaseException CommitFailed(Exception inner) => new(
        "RUNTIME.COMMIT_FAILED",
        "The server refused to commit; the transaction was rolled back.",
        "A deferred constraint or a concurrent transaction forbids it.",
        "Look at the SQLSTATE; a serialization failure may be run again with MaxRetries.",
        inner);

    public static DatabaseException CommitUnknown(Exception inner) => new(
        "RUNTIME.COMMIT_UNKNOWN",
        "Nobody knows whether the transaction was committed.",
        "The connection was lost after COMMIT was sent and before the server's answer arrived.",
        "Look for the transaction's effects before running it again.",
        inner);

    public static PrismaNextException RollbackFailed(Exception cause, Exception rollback) => new(
        "RUNTIME.ROLLBACK_FAILED",
        "The transaction's callback failed, and so did its rollback; the connection was destroyed.",
        "The server rolls back by itself when it notices that the connection is gone.",
        "The inner exception holds both errors.",
        new AggregateException(cause, rollback));

    public static PrismaNextException TransactionTimeout(TimeSpan timeout) => new(
        "RUNTIME.TRANSACTION_TIMEOUT",
        $"The transaction took longer than {timeout.TotalSeconds:0.###} s and was rolled back.",
        "TransactionOptions.Timeout passed before its callback returned.",
        "Do less in one transaction, or raise Timeout.");

    public static PrismaNextException TransactionUnsupported() => new(
        "RUNTIME.TRANSACTION_UNSUPPORTED",
        "A transaction was begun behind a pooler in statement mode.",
        "Such a pooler gives each statement a connection of its own and refuses BEGIN.",
        "Put what belongs together into one statement, or connect through a pooler of transactions and say Pooler = Pooler.Transaction.");

    public static PrismaNextException TransactionStatement(string statement) => new(
        "RUNTIME.TRANSACTION_STATEMENT",
        $"{statement} was to be run by hand inside TransactionAsync or in a batch; nothing was sent.",
        "TransactionAsync begins and ends its transaction itself, as the server does for a batch; nobody could tell what was committed.",
        "Return from the callback to commit and throw to roll back; for a part of it use a nested TransactionAsync. Run a batch inside TransactionAsync.");

    public static DatabaseException TransactionLost(Exception inner) => new(
        "RUNTIME.TRANSACTION_LOST",
        "When the transaction was to be committed, the connection was in none.",
        "The owner of the borrowed connection ended it; whether what it wrote was kept, he knows.",
        "Leave the connection alone while TransactionAsync runs on it, or begin and end transactions on it yourself only.",
        inner);

    public static PrismaNextException TaskMissing() => new(
        "RUNTIME.TRANSACTION_TASK_MISSING",
        "The callback of a transaction returned null instead of a task; the transaction was rolled back.",
        "Nobody could tell when its work is done.",
        "Make the callback async, or return Task.CompletedTask.");

    public static PrismaNextException IsolationUnsupported(IsolationLevel level) => new(
        "RUNTIME.ISOLATION_UNSUPPORTED",
        $"A transaction was asked for at isolation level {level}.",
        "PostgreSQL has READ UNCOMMITTED, READ COMMITTED, REPEATABLE READ and SERIALIZABLE.",
        "Use IsolationLevel.ReadCommitted, IsolationLevel.RepeatableRead or IsolationLevel.Serializable.");

    public static PrismaNextException TransactionOptions() => new(
        "RUNTIME.TRANSACTION_OPTIONS",
        "A nested transaction was given an isolation level, an access mode, a role, settings or retries.",
        "It is a savepoint of the outer one, which decides these.",
        "Give them to the outermost TransactionAsync.");
}
