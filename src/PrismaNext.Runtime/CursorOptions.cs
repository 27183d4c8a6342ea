using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Execution;

namespace PrismaNext.Runtime;

/// <summary>How cursors are used.</summary>
public sealed record CursorOptions
{
    /// <summary>Whether queries that do not ask for a cursor are read without one.</summary>
    /// <value>Default: false.</value>
    public bool Disabled { get; init; }

    /// <summary>The most rows of one page.</summary>
    /// <value>From 1; default 32,768. Pages start at 128 rows and grow towards it, as long as the rows are small.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is less than 1.</exception>
    public int BatchSize { get; init => field = OptionCheck.AtLeast(1, value); } = 32_768;

    /// <summary>How pages grow from the first one.</summary>
    internal PageGrowth Growth { get; init; } = PageGrowth.Default;
}
