using System.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Middleware;

/// <summary>One run of a query or a write, as middleware sees it.</summary>
public sealed class QueryExecution
{
    private static long _lastId;

    private readonly Action<Action> _afterTransaction;
    private Dictionary<IQueryMiddleware, object>? _state;
    private Exception? _abortError;

    internal QueryExecution(DatabaseAddress address, Action<Action> afterTransaction) => (Address, _afterTransaction) = (address, afterTransaction);

    /// <summary>Tells this execution from all others of the process.</summary>
    public long Id { get; } = Interlocked.Increment(ref _lastId);

    /// <summary>The plan's SQL text, with parameters <c>$1</c>, <c>$2</c>, …; without tags.</summary>
    public string Sql { get; internal init; } = "";

    /// <summary>The statement's first word that says what it does: <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c>, …</summary>
    public string Operation { get; internal init; } = "";

    /// <summary>The tables that the statement names; empty when the plan does not tell.</summary>
    public IReadOnlyList<string> Tables { get; internal init; } = [];

    /// <summary>The query's tags.</summary>
    public IReadOnlyList<string> Tags { get; internal init; } = [];

    /// <summary>How the rows are fetched.</summary>
    public ExecutionMode Mode { get; internal init; } = ExecutionMode.Buffered;

    /// <summary>How many rows there can be.</summary>
    public Cardinality Cardinality { get; internal init; }

    /// <summary>The most rows that the statement can return, with the values of this execution; null when nothing limits them.</summary>
    public long? RowLimit { get; internal init; }

    /// <summary>Whether the statement writes.</summary>
    public bool IsWrite { get; internal init; }

    /// <summary>Whether <c>Where</c> or <c>All</c> said which rows a write means; SQL by hand does not tell.</summary>
    public bool NamesItsRows { get; internal init; }

    /// <summary>Whether all rows are held before the first is handed out: buffered results, lists and single values.</summary>
    public bool HoldsAllRows { get; internal init; }

    /// <summary>Whether it is sent together with others, by <see cref="IQueryRuntime.BatchAsync"/>. The hooks before of all of them run before any is sent.</summary>
    public bool IsInBatch { get; internal init; }

    /// <summary>Whether it runs in a transaction, or on a borrowed connection, which may be in one.</summary>
    public bool IsInTransaction { get; internal init; }

    /// <summary>What a row becomes; null for a write without rows.</summary>
    public Type? RowType { get; internal init; }

    /// <summary>The server's host name or address, as the connection string gives it.</summary>
    public string? Host => Address.Host;

    /// <summary>The server's port.</summary>
    public int Port => Address.Port;

    /// <summary>The database's name.</summary>
    public string? Database => Address.Database;

    /// <summary>The rows read from the server so far; counted only for middleware that sees rows.</summary>
    public long RowsRead { get; internal set; }

    /// <summary>The managed memory, in bytes, that reading these rows allocated; measured only for middleware that sees rows.</summary>
    public long BytesRead { get; internal set; }

    internal DatabaseAddress Address { get; }

    internal SlotValues Values { get; init; } = SlotValues.Empty;

    internal IReadOnlyList<ParameterBinding> Parameters { get; init; } = [];

    /// <summary>The plan; with the values and the address it decides what the rows are.</summary>
    internal object? Plan { get; init; }

    /// <summary>What a middleware answered with; null for none.</summary>
    internal object? Rows { get; private set; }

    /// <summary>Copies the rows that were read; null when they are not held.</summary>
    internal Func<object>? CopyRows { get; set; }

    internal Exception? AbortError => Volatile.Read(ref _abortError);

    /// <summary>Cancels what runs; set by the loop.</summary>
    internal Action? Stop { get; set; }

    /// <summary>The span of the execution; null when nobody listens.</summary>
    internal Activity? Activity { get; set; }

    /// <summary>Answers the execution: nothing is sent, and the caller gets these rows.</summary>
    /// <typeparam name="T">The type of <see cref="RowType"/>.</typeparam>
    /// <param name="rows">The rows; they are not changed.</param>
    /// <exception cref="ArgumentException">The rows are not of <see cref="RowType"/>.</exception>
    public void Answer<T>(IReadOnlyList<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = typeof(T) == RowType ? rows : throw new ArgumentException($"The execution's rows are of type {RowType?.Name ?? "none"}, not {typeof(T).Name}.", nameof(rows));
    }

    /// <summary>Answers with rows of an equal execution.</summary>
    internal void AnswerWith(object rows) => Rows = rows;

    /// <summary>Ends the execution from outside, for example from a timer: the server's work is stopped and the caller gets the error.</summary>
    /// <param name="error">What the caller gets; the first one counts.</param>
    public void Abort(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (Interlocked.CompareExchange(ref _abortError, error, null) is null)
            Stop?.Invoke();
    }

    /// <summary>Runs an action when the outermost transaction of the execution is over, committed or not; at once when there is none.</summary>
    /// <param name="action">The action; it must not throw.</param>
    public void AfterTransaction(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _afterTransaction(action);
    }

    /// <summary>Keeps what a middleware needs in a later hook of the same execution.</summary>
    /// <param name="owner">The middleware.</param>
    /// <param name="state">What it needs.</param>
    public void SetState(IQueryMiddleware owner, object state) => (_state ??= [])[owner] = state;

    /// <summary>What the middleware kept; null when it kept nothing.</summary>
    /// <param name="owner">The middleware.</param>
    public object? GetState(IQueryMiddleware owner) => _state?.GetValueOrDefault(owner);
}
