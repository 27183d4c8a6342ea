using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Runtime.Diagnostics;

/// <summary>Mistakes in the use of clients, runtimes and streams.</summary>
internal static class RuntimeErrors
{
    public static PrismaNextException NoBinding() => new(
        "RUNTIME.NO_BINDING",
        "The client was given no database.",
        "Neither its options nor a call of ConnectAsync named one.",
        "Set PostgresOptions.ConnectionString, DataSource or Connection, or call ConnectAsync(connectionString).");

    public static PrismaNextException TwoBindings() => new(
        "RUNTIME.TWO_BINDINGS",
        "The client was given two databases.",
        "More than one of ConnectionString, DataSource, Connection and the argument of ConnectAsync is set.",
        "Keep exactly one of them.");

    public static PrismaNextException ConnectionStringInvalid(string problem) => new(
        "RUNTIME.CONNECTION_STRING_INVALID",
        $"The connection string cannot be read: {problem}.",
        "It is neither a postgres:// URL nor a list of key=value pairs that the driver knows.",
        "Write postgres://user:password@host:5432/database, or Host=…;Database=…;Username=…;Password=….");

    public static PrismaNextException MultiplexingUnsupported() => new(
        "RUNTIME.MULTIPLEXING_UNSUPPORTED",
        "The connection string turns the driver's multiplexing on.",
        "It shares connections between commands, while cursors and transactions each need one to themselves.",
        "Remove Multiplexing=true.");

    public static PrismaNextException EncodingUnsupported() => new(
        "RUNTIME.ENCODING_UNSUPPORTED",
        "The connection string asks for text in another encoding than UTF-8.",
        "Text travels in UTF-8, which the server converts from and to the encoding of the database.",
        "Remove Encoding=… and Client Encoding=….");

    public static PrismaNextException PoolerSetting(string keyword, string why, string fix) => new(
        "RUNTIME.POOLER_SETTING",
        $"The connection string sets '{keyword}', which does not work behind a pooler.",
        why,
        fix);

    public static PrismaNextException AlreadyConnected() => new(
        "RUNTIME.ALREADY_CONNECTED",
        "The client is connected already.",
        "A client binds to one database, once: at ConnectAsync or at its first use.",
        "Call ConnectAsync once and before anything else, or create a second client.");

    public static PrismaNextException Disposed() => new(
        "RUNTIME.DISPOSED",
        "The client or runtime was disposed.",
        "Its connections are closed and cannot be opened again.",
        "Move the work before the end of 'await using', or create a new one.");

    public static PrismaNextException ConcurrentUse() => new(
        "RUNTIME.CONCURRENT_USE",
        "A second operation was started while one was running on the same connection.",
        "A per-request runtime and a transaction have one connection, and that runs one command at a time.",
        "Await each operation before starting the next, or use one runtime per parallel task.");

    public static PrismaNextException StreamOpen() => new(
        "RUNTIME.STREAM_OPEN",
        "The connection is held by a result that is still being read.",
        "Outside a transaction a write would become part of the result's own, and a result in Stream mode leaves no room for other commands.",
        "Read the result to its end first, or do both inside TransactionAsync.");

    public static PrismaNextException QueryNested() => new(
        "RUNTIME.QUERY_NESTED",
        "Code that runs while a row is read, such as a function in the last Select, ran a query of its own on the same connection.",
        "The connection is busy until the rows are read.",
        "Fetch what it needs with the query (a navigation, a join, a sub-query), or read the rows into a list first and run it on those.");

    public static PrismaNextException StreamAborted() => new(
        "RUNTIME.STREAM_ABORTED",
        "The rest of the result cannot be read.",
        "Another statement on the same connection failed, which ended the transaction that the result was read in.",
        "Handle that error first and run the query again; or give each its own connection.");

    public static PrismaNextException WrongCardinality(Cardinality cardinality) => new(
        "RUNTIME.WRONG_CARDINALITY",
        cardinality == Cardinality.Sequence
            ? "ExecuteAsync was called with a plan that returns a sequence."
            : $"Execute was called with a plan that returns one value ({cardinality}).",
        "A sequence is streamed by Execute, a single value is awaited from ExecuteAsync.",
        cardinality == Cardinality.Sequence ? "Call Execute(plan)." : "Call ExecuteAsync(plan).");

    public static PrismaNextException NotOrdered(string operation) => new(
        "RUNTIME.NOT_ORDERED",
        $"{operation} was called on a repository whose last operator is no ordering.",
        "It breaks the ties of the ordering just before it.",
        "Call OrderBy or OrderByDescending right before it.");

    public static PrismaNextException ModeUnsupported(ExecutionMode mode) => new(
        "RUNTIME.MODE_UNSUPPORTED",
        $"Mode {mode} was asked for behind a pooler in statement mode.",
        "A cursor needs a transaction, and such a pooler allows none.",
        "Use ExecutionMode.Buffered or ExecutionMode.Stream.");

    public static PrismaNextException ModeUnsupportedInBatch(ExecutionMode mode) => new(
        "RUNTIME.MODE_UNSUPPORTED",
        $"A query that is read in mode {mode} was put into a batch.",
        "The results of a batch come in one answer of the extended protocol, and all of them are read before the first is handed out.",
        "Leave WithMode out or say ExecutionMode.Buffered, or run the query alone.");

    public static PrismaNextException ValueKind(DateTimeKind kind, PgType type) => new(
        "RUNTIME.VALUE_KIND",
        $"A DateTime of kind {kind} was given where {type.Name} is stored.",
        type == PgTypes.Timestamp
            ? "timestamp has no time zone, so only kind Unspecified says what it means."
            : "timestamptz is an instant, so only kind Utc says which.",
        type == PgTypes.Timestamp
            ? "Use DateTime.SpecifyKind(value, DateTimeKind.Unspecified)."
            : "Use value.ToUniversalTime(), or map the column to timestamp.");
}
