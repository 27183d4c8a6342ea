using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Planning;

/// <summary>How the rows of one query are to be fetched; what is null here is decided by the runtime.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a property is given a value that it cannot have.</exception>
public sealed record ExecuteOptions
{
    /// <summary>Nothing said: the runtime's own options hold.</summary>
    public static readonly ExecuteOptions Default = new();

    /// <summary>How rows are fetched; null for the runtime's default.</summary>
    public ExecutionMode? Mode { get; init => field = value is { } mode ? OptionCheck.Defined(mode) : null; }

    /// <summary>The most rows of one page of a cursor, from 1; null for the runtime's default.</summary>
    public int? BatchSize { get; init => field = value is { } size ? OptionCheck.AtLeast(1, size) : null; }

    /// <summary>Comments to put before the statement, in order.</summary>
    public IReadOnlyList<string> Tags { get; init => field = OptionCheck.NoNulls(value); } = [];
}
