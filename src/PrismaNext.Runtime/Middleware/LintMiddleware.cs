using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Middleware;

/// <summary>Warns of, or refuses, statements that are rarely meant: reads without a limit, writes without a condition.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.LINT_UNBOUNDED_READ</c>, <c>RUNTIME.LINT_WRITE_WITHOUT_WHERE</c>: refused, nothing was sent.</exception>
public sealed class LintMiddleware : IQueryMiddleware
{
    private const int MostStatements = 10_000;

    private readonly ConcurrentDictionary<string, bool> _warned = new();
    private readonly LintOptions _options;
    private readonly ILogger _logger;

    /// <summary>Creates the lints.</summary>
    /// <param name="options">What they look for; null for the defaults.</param>
    public LintMiddleware(LintOptions? options = null)
    {
        _options = options ?? new();
        _logger = _options.LoggerFactory?.CreateLogger("PrismaNext.Runtime.Lint") ?? NullLogger.Instance;
    }

    /// <inheritdoc/>
    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.Tags.Contains(_options.ExemptTag))
            return default;
        if (_options.UnboundedRead != LintPolicy.Off && IsUnboundedRead(execution))
            Report(_options.UnboundedRead, execution, LintErrors.UnboundedRead(execution.Tables));
        if (_options.WriteWithoutWhere != LintPolicy.Off && !execution.NamesItsRows && SqlOperation.ChangesAllRows(execution.Sql))
            Report(_options.WriteWithoutWhere, execution, LintErrors.WriteWithoutWhere(execution.Operation));
        return default;
    }

    private static bool IsUnboundedRead(QueryExecution execution) =>
        execution is { IsWrite: false, HoldsAllRows: true, RowLimit: null, Cardinality: Cardinality.Sequence };

    private void Report(LintPolicy policy, QueryExecution execution, PrismaNextException finding)
    {
        if (policy == LintPolicy.Refuse)
            throw finding;
        if (_warned.Count < MostStatements && _warned.TryAdd(finding.Code + execution.Sql, true))
            LogMessages.Lint(_logger, finding.Code, finding.Fix, execution.Sql);
    }
}
