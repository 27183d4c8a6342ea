using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Middleware;

/// <summary>What one execution may use; null means no limit.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a property is given a value that it cannot have.</exception>
public sealed record BudgetOptions
{
    /// <summary>The most rows read from the server.</summary>
    /// <value>From 0.</value>
    public long? Rows { get; init => field = OptionCheck.NotNegative(value); }

    /// <summary>The most managed memory, in bytes, that reading its rows allocates in all.</summary>
    /// <value>From 0.</value>
    public long? Bytes { get; init => field = OptionCheck.NotNegative(value); }

    /// <summary>The longest time from its begin to its end, the caller's time between rows included.</summary>
    /// <value>More than 0, at most 24 days.</value>
    public TimeSpan? Time { get; init => field = OptionCheck.PositiveTime(value); }

    /// <summary>The clock of <see cref="Time"/>.</summary>
    public TimeProvider TimeProvider { get; init => field = OptionCheck.NotNull(value); } = TimeProvider.System;
}
