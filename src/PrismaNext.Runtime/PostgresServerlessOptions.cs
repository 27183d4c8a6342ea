using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime;

/// <summary>The options of a per-request client.</summary>
/// <remarks>Queries that do not say otherwise are read with a cursor, unless <see cref="RuntimeOptions.Cursor"/> disables it.</remarks>
public sealed record PostgresServerlessOptions : RuntimeOptions
{
    /// <summary>How the rows of queries arrive that do not say it themselves.</summary>
    /// <value>Default: <see cref="ExecutionMode.Cursor"/>.</value>
    public ExecutionMode Mode { get; init => field = OptionCheck.Defined(value); } = ExecutionMode.Cursor;
}
