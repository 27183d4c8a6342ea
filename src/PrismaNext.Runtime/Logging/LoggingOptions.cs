using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Logging;

/// <summary>What is said of executions in logs and traces.</summary>
public sealed record LoggingOptions
{
    /// <summary>How long a caller may have to wait for a result before a warning with its SQL is logged. Time that the caller spends between rows does not count.</summary>
    /// <value>From 0 to 24 days; default: one second; null for no warning.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is not in this range.</exception>
    public TimeSpan? SlowQueryThreshold { get; init => field = OptionCheck.Time(value); } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the values of parameters are written to logs and spans.</summary>
    /// <value>Default: false. Values are often personal data or secrets.</value>
    public bool IncludeValues { get; init; }
}
