using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Planning;

/// <summary>A compiled query: SQL text, where its parameters come from, and how a row becomes a value. Holds no values and no connection.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <remarks>Immutable and safe to share between threads; it may outlive every connection.</remarks>
public sealed class QueryPlan<T>
{
    /// <summary>The SQL text, with parameters <c>$1</c>, <c>$2</c>, … in order of appearance.</summary>
    public required string Sql { get; init; }

    /// <summary>The parameters, <c>$1</c> first.</summary>
    public required IReadOnlyList<ParameterBinding> Parameters { get; init; }

    /// <summary>Turns a row into a value.</summary>
    public required RowReader<T> Read { get; init; }

    /// <summary>How many rows there are, and what none or a second one means.</summary>
    public Cardinality Cardinality { get; init; }

    /// <summary>What <see cref="Cardinality.FirstOrDefault"/> and <see cref="Cardinality.SingleOrDefault"/> give when there is no row; null for the type's default.</summary>
    public Func<SlotValues, T>? DefaultValue { get; init; }

    /// <summary>The most rows an execution can return, where a <c>Take</c> or the cardinality says so; null when nothing does.</summary>
    public Func<SlotValues, long?>? RowLimit { get; init; }

    /// <summary>Whether the statement changes data (a write with <c>RETURNING</c>). Such a plan is never put into a cursor.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Whether <c>Where</c> or <c>All</c> said which rows a write means, as the builders demand; SQL by hand does not tell.</summary>
    internal bool NamesItsRows { get; init; }

    /// <summary>Whether the compiler made the statement, which then leaves the session as it was; SQL by hand may change it.</summary>
    internal bool IsCompiled { get; init; }

    /// <summary>Whether reading a row runs code of the program, in the last <c>Select</c>; null when nobody knows, as of SQL by hand.</summary>
    internal bool? RunsClientCode { get; init; }

    /// <summary>A last operator that runs over the row stream; null when the rows are the result.</summary>
    internal PlanTail<T>? Tail { get; init; }

    /// <summary>The same query for the simple protocol, made when it is first run that way; null when it cannot be.</summary>
    internal Lazy<CopyPlan<T>>? Copy { get; init; }

    /// <summary>A stable 64-bit hash of <see cref="Sql"/>, equal in every process; cursor names are made from it.</summary>
    public required ulong SqlHash { get; init; }

    /// <summary>The tables that the statement names, for logs and for the invalidation of caches.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];
}
