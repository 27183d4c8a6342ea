using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Middleware;

/// <summary>Stops executions that use more rows, memory or time than they may; the server's work is stopped too.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.BUDGET_ROWS</c>, <c>RUNTIME.BUDGET_BYTES</c>, <c>RUNTIME.BUDGET_TIME</c>.</exception>
public sealed class BudgetMiddleware : IQueryMiddleware
{
    private readonly BudgetOptions _options;

    /// <summary>Creates a budget that holds for each execution.</summary>
    /// <param name="options">What one may use.</param>
    public BudgetMiddleware(BudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    public bool SeesRows => _options.Rows is not null || _options.Bytes is not null;

    /// <inheritdoc/>
    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (_options.Time is { } time)
        {
            execution.SetState(this, _options.TimeProvider.CreateTimer(
                static state => ((QueryExecution)state!).Abort(BudgetErrors.Time()), execution, time, Timeout.InfiniteTimeSpan)); // The state is the argument after it.
        }

        return default;
    }

    /// <inheritdoc/>
    public void Row<T>(QueryExecution execution, T row)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.RowsRead > _options.Rows)
            throw BudgetErrors.Rows(_options.Rows.Value);
        if (execution.BytesRead > _options.Bytes)
            throw BudgetErrors.Bytes(_options.Bytes.Value);
    }

    /// <inheritdoc/>
    public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return execution.GetState(this) is ITimer timer ? timer.DisposeAsync() : default;
    }
}
