using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime;

/// <summary>What is run again on its own. Writes never are, and neither is anything inside a transaction.</summary>
/// <remarks>A read is run again only before its first row was handed out, and SQL by hand never, because it may write. Pauses grow exponentially from 50 milliseconds, with jitter.</remarks>
public sealed record RetryOptions
{
    /// <summary>Whether a read that the server did not begin is sent a second time: its pooled connection was dead already, or what was prepared on
    /// it was lost or no longer fits.</summary>
    /// <value>Default: true. It happens at most once per read, and is logged.</value>
    public bool StaleConnections { get; init; } = true;

    /// <summary>How often a read that failed for a passing reason before its first row is run again.</summary>
    /// <value>From 0; default 0, never.</value>
    /// <remarks>Passing reasons are those of <see cref="Diagnostics.DatabaseException.IsTransient"/>, time-outs excepted.</remarks>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is negative.</exception>
    public int Reads { get; init => field = OptionCheck.AtLeast(0, value); }

    /// <summary>How often <c>ConnectAsync</c> tries again after a passing failure, within its time.</summary>
    /// <value>From 0; default 0, never.</value>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: it is negative.</exception>
    public int Connects { get; init => field = OptionCheck.AtLeast(0, value); }
}
