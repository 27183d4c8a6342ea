using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime;

/// <summary>The options of a long-lived client.</summary>
/// <remarks>At most one of <see cref="ConnectionString"/>, <see cref="DataSource"/> and <see cref="Connection"/> is set.</remarks>
public sealed record PostgresOptions : RuntimeOptions
{
    /// <summary>The database, as a <c>postgres://</c> URL or as key=value pairs; the client owns a pool for it.</summary>
    /// <remarks>Unless the string says otherwise, statements are prepared when they recur (not behind a pooler), and connections are returned to the
    /// pool without resetting the session, because nothing the client runs changes it; after SQL by hand it is reset (not behind a pooler).</remarks>
    public string? ConnectionString { get; init; }

    /// <summary>A data source that the client borrows: it is used as it is and never closed.</summary>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>A connection that the client borrows: it is opened if it is closed, and never closed.</summary>
    public NpgsqlConnection? Connection { get; init; }

    /// <summary>How the rows of queries arrive that do not say it themselves.</summary>
    /// <value>Default: <see cref="ExecutionMode.Buffered"/>.</value>
    public ExecutionMode Mode { get; init => field = OptionCheck.Defined(value); } = ExecutionMode.Buffered;
}
