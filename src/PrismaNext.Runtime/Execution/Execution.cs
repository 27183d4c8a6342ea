using Npgsql;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Shaping;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Execution;

/// <summary>One run of a query: what is run, with which values, and where.</summary>
internal readonly record struct Execution<T>(BoundQuery<T> Query, IConnectionSource Source, ExecutionSettings Settings)
{
    /// <summary>What tells nested work that this run holds a connection; null when it holds none between rows.</summary>
    public HeldLease? Held { get; init; }

    public QueryPlan<T> Plan => Query.Plan;

    /// <summary>Whether it writes, or is SQL by hand, of which nobody knows.</summary>
    public bool MayWrite => Plan.IsWrite || !Plan.IsCompiled;

    /// <summary>Turns a row into a value; the plan's reader, with the row hooks of middleware behind it.</summary>
    public RowReader<T> Read { get; init; } = Query.Plan.Read;

    /// <summary>The row that <see cref="Read"/> reads when there is no reader: that of a COPY.</summary>
    public CopyRow? Row { get; init; }

    /// <summary>Whether code of the program may run while a row is read: of its last <c>Select</c>, or of middleware.</summary>
    public bool RunsClientCode => Plan.RunsClientCode != false || Read != Plan.Read;

    /// <summary>The mode of a list: whoever asks for one holds all rows anyway, so that a cursor only costs; it is used when the query names it.</summary>
    public ExecutionMode ListMode => Query.Options.Mode ?? (Settings.Mode == ExecutionMode.Simple ? ExecutionMode.Simple : ExecutionMode.Buffered);

    /// <summary>The most rows of a page.</summary>
    public int BatchSize => Query.Options.BatchSize ?? Settings.BatchSize;

    /// <summary>The plan's statement with its values; made before a connection is taken, because a value may be refused.</summary>
    public NpgsqlBatchCommand CreateCommand() =>
        CommandBinder.Bind(QueryTags.Prepend(Query.Options.Tags, Plan.Sql), Plan.Parameters, Query.Values);
}
