using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Connections;
using PrismaNext.Runtime.Execution;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime;

/// <summary>What the options of both clients have in common.</summary>
/// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: a property is given a value that it cannot have.</exception>
public abstract record RuntimeOptions
{
    private protected RuntimeOptions()
    {
    }

    /// <summary>How cursors are used.</summary>
    public CursorOptions Cursor { get; init => field = OptionCheck.NotNull(value); } = new();

    /// <summary>How long <c>ConnectAsync</c> may take.</summary>
    /// <value>More than 0, at most 24 days; default: 15 seconds.</value>
    public TimeSpan ConnectTimeout { get; init => field = OptionCheck.PositiveTime(value); } = TimeSpan.FromSeconds(15);

    /// <summary>How long a command may take before it is cancelled.</summary>
    /// <value>In whole seconds, rounded up; 0 for as long as it takes; at most 24 days; null, the default, for what the connection string says (30 seconds when it
    /// says nothing).</value>
    public TimeSpan? CommandTimeout { get; init => field = OptionCheck.Time(value); }

    /// <summary>How long disposal waits for connections that are still in use before it abandons them.</summary>
    /// <value>From 0 to 24 days; default: 5 seconds.</value>
    public TimeSpan CloseTimeout { get; init => field = OptionCheck.Time(value); } = TimeSpan.FromSeconds(5);

    /// <summary>What stands between the program and the server.</summary>
    /// <value>Default: <see cref="Runtime.Pooler.None"/>.</value>
    public Pooler Pooler { get; init => field = OptionCheck.Defined(value); }

    /// <summary>What is run again on its own.</summary>
    /// <value>By default a read that the server did not begin, once.</value>
    public RetryOptions Retry { get; init => field = OptionCheck.NotNull(value); } = new();

    /// <summary>What sees every execution; the first is asked first and told last.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<IQueryMiddleware> Middleware { get; init => field = OptionCheck.NoNulls(value); } = [];

    /// <summary>What is done about a database that was made for another contract; looked at once, on the connection of the first use.</summary>
    /// <value>Default: <see cref="MarkerPolicy.Warn"/>.</value>
    public MarkerPolicy Marker { get; init => field = OptionCheck.Defined(value); } = MarkerPolicy.Warn;

    /// <summary>What is said of executions in logs and traces.</summary>
    public LoggingOptions Logging { get; init => field = OptionCheck.NotNull(value); } = new();

    /// <summary>Where the runtime and the driver log.</summary>
    /// <value>Null, the default, for nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock of time-outs and pauses.</summary>
    public TimeProvider TimeProvider { get; init => field = OptionCheck.NotNull(value); } = TimeProvider.System;

    internal ExecutionSettings ExecutionSettings(ExecutionMode mode)
    {
        var logger = LoggerFactory?.CreateLogger("PrismaNext.Runtime") ?? NullLogger.Instance;
        if (mode == ExecutionMode.Cursor && Cursor.Disabled)
            mode = ExecutionMode.Buffered;
        var pipeline = new MiddlewarePipeline(Middleware, new ExecutionWatcher(Logging, logger), TimeProvider, logger);
        return new(mode, Cursor.BatchSize, Pooler != Pooler.Statement, new ReadRetry(Retry.StaleConnections, Retry.Reads, TimeProvider, logger), pipeline, logger) { Growth = Cursor.Growth };
    }

    // A warning that nobody would see is not worth reading the marker for, nor hashing the contract.
    internal IRootConnectionSource Verified(IRootConnectionSource source, Contract contract, ILogger logger) =>
        Marker == MarkerPolicy.Off || (Marker == MarkerPolicy.Warn && !logger.IsEnabled(LogLevel.Warning))
            ? source
            : new VerifiedConnectionSource(source, new MarkerVerifier(contract.StorageHash, Marker, source.Address, logger), Retry.StaleConnections, logger);

    /// <summary>What opens connections again at <c>ConnectAsync</c>.</summary>
    internal ResiliencePipeline ConnectRetry(ILogger logger) =>
        RetryPipelines.Create(Retry.Connects, TimeSpan.FromMilliseconds(50), error => error.IsTransient, "A connect", TimeProvider, logger);

    internal ConnectionSettings ConnectionSettings() => new(CommandTimeout, CloseTimeout, TimeProvider) { HasOwnSession = Pooler == Pooler.None };
}
