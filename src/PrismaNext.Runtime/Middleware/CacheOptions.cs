using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Middleware;

/// <summary>What a cache of results keeps, and how long.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a property is given a value that it cannot have.</exception>
public sealed record CacheOptions
{
    /// <summary>Which reads are cached, for example <c>e => e.Tables is ["countries"]</c>.</summary>
    public required Func<QueryExecution, bool> Accepts { get; init => field = OptionCheck.NotNull(value); }

    /// <summary>How old a result may get.</summary>
    /// <value>From 0 to 24 days; default: one minute.</value>
    public TimeSpan TimeToLive { get; init => field = OptionCheck.Time(value); } = TimeSpan.FromMinutes(1);

    /// <summary>The most results to keep, from 1; the least recently used one goes first.</summary>
    /// <value>Default: 1,000.</value>
    public int Capacity { get; init => field = OptionCheck.AtLeast(1, value); } = 1000;

    /// <summary>Results with more rows are not kept.</summary>
    /// <value>From 0; default: 1,000.</value>
    public int MaximumRows { get; init => field = OptionCheck.AtLeast(0, value); } = 1000;

    /// <summary>The clock of <see cref="TimeToLive"/>.</summary>
    public TimeProvider TimeProvider { get; init => field = OptionCheck.NotNull(value); } = TimeProvider.System;
}
