namespace PrismaNext.Runtime.Middleware;

/// <summary>What one execution may use; null means no limit.</summary>
public sealed record BudgetOptions
{
    /// <summary>The most rows read from the server.</summary>
    public long? Rows { get; init; }

    /// <summary>The most managed memory, in bytes, that reading its rows allocates in all.</summary>
    public long? Bytes { get; init; }

    /// <summary>The longest time from its begin to its end, the caller's time between rows included.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The clock of <see cref="Time"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
