using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Middleware;

/// <summary>The last middleware: logs, traces and measures what really goes to the server.</summary>
internal sealed class ExecutionWatcher(LoggingOptions options, ILogger logger) : IQueryMiddleware
{
    private readonly TimeSpan? _slow = logger.IsEnabled(LogLevel.Warning) ? options.SlowQueryThreshold : null;

    /// <summary>Whether anybody looks.</summary>
    public bool IsWatching =>
        _slow is not null || Telemetry.Source.HasListeners() || Telemetry.Duration.Enabled || Telemetry.Rows.Enabled || logger.IsEnabled(LogLevel.Debug);

    public ValueTask BeforeAsync(QueryExecution execution, CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Debug))
            LogMessages.Executing(logger, execution.Id, execution.Mode, execution.Sql, Values(execution));
        if (Telemetry.Source.HasListeners())
            execution.Activity = Start(execution);
        return default;
    }

    public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result)
    {
        Log(execution, result);
        if (Telemetry.Duration.Enabled || Telemetry.Rows.Enabled)
            Measure(execution, result);
        if (execution.Activity is { } activity)
            Stop(activity, result);
        return default;
    }

    private static string Summary(QueryExecution execution) =>
        execution.Tables.Count == 0 ? execution.Operation : $"{execution.Operation} {string.Join(' ', execution.Tables)}";

    // The code of the server is the most exact one; our own comes next.
    private static string? ErrorType(Exception? error) => error switch
    {
        null => null,
        DatabaseException { SqlState: { } state } => state,
        PrismaNextException coded => coded.Code,
        _ => error.GetType().FullName,
    };

    private static IEnumerable<KeyValuePair<string, object?>> CommonTags(QueryExecution execution)
    {
        yield return new(Telemetry.SystemName, Telemetry.System);
        if (execution.Database is { } database)
            yield return new(Telemetry.Namespace, database);
        if (execution.Host is { } host)
            yield return new(Telemetry.ServerAddress, host);
        if (execution.Host is not null && execution.Port != Telemetry.DefaultPort)
            yield return new(Telemetry.ServerPort, execution.Port);
        yield return new(Telemetry.OperationName, execution.Operation);
        if (execution.Tables is [var table])
            yield return new(Telemetry.CollectionName, table);
        yield return new(Telemetry.QuerySummary, Summary(execution));
        yield return new(Telemetry.Mode, ModeName(execution));
    }

    private static string ModeName(QueryExecution execution) => execution.Mode switch
    {
        Linq.Planning.ExecutionMode.Cursor => "cursor",
        Linq.Planning.ExecutionMode.Stream => "stream",
        Linq.Planning.ExecutionMode.Simple => "simple",
        _ => "buffered",
    };

    private static string OutcomeName(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.Completed => "completed",
        ExecutionOutcome.LeftEarly => "left_early",
        ExecutionOutcome.Cancelled => "cancelled",
        _ => "failed",
    };

    private static void Stop(Activity activity, ExecutionResult result)
    {
        activity.SetTag(Telemetry.ReturnedRows, result.Rows);
        activity.SetTag(Telemetry.Outcome, OutcomeName(result.Outcome));
        activity.SetTag(Telemetry.WaitTime, result.Waited.TotalSeconds);
        if (result.Error is { } error)
        {
            activity.SetTag(Telemetry.ErrorType, ErrorType(error));
            if (error is DatabaseException { SqlState: { } state })
                activity.SetTag(Telemetry.StatusCode, state);
            activity.SetStatus(ActivityStatusCode.Error, error is PrismaNextException ? error.Message : error.GetType().Name);
        }

        activity.Stop();
    }

    private static void Measure(QueryExecution execution, ExecutionResult result)
    {
        var tags = new TagList();
        foreach (var tag in CommonTags(execution))
            tags.Add(tag);
        if (result.Outcome is ExecutionOutcome.Completed or ExecutionOutcome.LeftEarly)
            Telemetry.Rows.Record(result.Rows, tags);
        if (result.Error is { } error)
            tags.Add(Telemetry.ErrorType, ErrorType(error));
        if (result.Error is DatabaseException { SqlState: { } state })
            tags.Add(Telemetry.StatusCode, state);
        Telemetry.Duration.Record(result.Duration.TotalSeconds, tags);
    }

    private Activity? Start(QueryExecution execution)
    {
        var tags = CommonTags(execution).Append(new(Telemetry.QueryText, execution.Sql));
        if (execution.Tags.Count > 0)
            tags = tags.Append(new(Telemetry.Tags, execution.Tags.ToArray()));
        var activity = Telemetry.Source.StartActivity(ActivityKind.Client, default, tags, name: Summary(execution));
        if (activity is null || !options.IncludeValues)
            return activity;
        foreach (var (index, text) in ParameterText.Of(execution).Index())
            activity.SetTag(Telemetry.QueryParameter + index, text);
        return activity;
    }

    private void Log(QueryExecution execution, ExecutionResult result)
    {
        var milliseconds = result.Duration.TotalMilliseconds;
        if (result.Error is { } error)
            LogMessages.ExecutionFailed(logger, execution.Id, ErrorType(error), milliseconds);
        else
            LogMessages.Executed(logger, execution.Id, result.Rows, milliseconds, result.Outcome.ToString());
        if (_slow is { } threshold && result.Waited >= threshold)
            LogMessages.SlowQuery(logger, execution.Id, result.Waited.TotalMilliseconds, result.Rows, execution.Sql, Values(execution));
    }

    private string Values(QueryExecution execution) =>
        options.IncludeValues && execution.Parameters.Count > 0 ? $" with ({string.Join(", ", ParameterText.Of(execution))})" : "";
}
