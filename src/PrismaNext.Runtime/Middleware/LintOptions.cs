using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Runtime.Middleware;

/// <summary>What lints look for.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a property is given a value that it cannot have.</exception>
public sealed record LintOptions
{
    /// <summary>A read that holds all its rows in memory (a list, a buffered result), and nothing limits how many there are: no <c>Take</c>, no single value.</summary>
    /// <value>Default: <see cref="LintPolicy.Warn"/>.</value>
    public LintPolicy UnboundedRead { get; init => field = OptionCheck.Defined(value); } = LintPolicy.Warn;

    /// <summary>An <c>UPDATE</c> or <c>DELETE</c> without <c>WHERE</c>, or a <c>TRUNCATE</c>, in SQL written by hand; the builders demand <c>Where</c> or <c>All</c>.</summary>
    /// <value>Default: <see cref="LintPolicy.Refuse"/>.</value>
    public LintPolicy WriteWithoutWhere { get; init => field = OptionCheck.Defined(value); } = LintPolicy.Refuse;

    /// <summary>A query with this tag, given by <c>TagWith</c>, is let through.</summary>
    /// <value>Default: <c>no-lint</c>.</value>
    public string ExemptTag { get; init => field = OptionCheck.NotNull(value); } = "no-lint";

    /// <summary>Where warnings go.</summary>
    /// <value>Null, the default, for nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
