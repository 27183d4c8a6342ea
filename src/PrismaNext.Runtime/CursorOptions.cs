using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime;

/// <summary>How cursors are used.</summary>
public sealed record CursorOptions
{
    /// <summary>Whether queries that do not ask for a cursor are read without one.</summary>
    /// <value>Default: false.</value>
    public bool Disabled { get; init; }

    /// <summary>The most rows of one page.</summary>
    /// <value>From 1; default 8,192. Pages start at 128 rows and grow towards it, as long as the rows are small.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is less than 1.</exception>
    public int BatchSize { get; init => field = OptionCheck.AtLeast(1, value); } = 8192;
}
