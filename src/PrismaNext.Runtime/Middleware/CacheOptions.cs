namespace PrismaNext.Runtime.Middleware;

/// <summary>What a cache of results keeps, and how long.</summary>
public sealed record CacheOptions
{
    /// <summary>Which reads are cached, for example <c>e => e.Tables is ["countries"]</c>.</summary>
    public required Func<QueryExecution, bool> Accepts { get; init; }

    /// <summary>How old a result may get.</summary>
    /// <value>Default: one minute.</value>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most results to keep, from 1; the least recently used one goes first.</summary>
    /// <value>Default: 1,000.</value>
    public int Capacity
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>Results with more rows are not kept.</summary>
    /// <value>Default: 1,000.</value>
    public int MaximumRows { get; init; } = 1000;

    /// <summary>The clock of <see cref="TimeToLive"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
