using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests.Logging;

/// <summary>Keeps every message that the runtime logs.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    public LogRecorder(LogLevel minimum = LogLevel.Trace)
    {
        Minimum = minimum;
        Factory = new SingleProviderFactory(this, includesDriver: false);
        EverythingFactory = new SingleProviderFactory(this, includesDriver: true);
    }

    /// <summary>Records the runtime.</summary>
    public ILoggerFactory Factory { get; }

    /// <summary>Records the runtime and the driver.</summary>
    public ILoggerFactory EverythingFactory { get; }

    public LogLevel Minimum { get; }

    public ConcurrentQueue<LogEntry> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Minimum;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        Entries.Enqueue(new(logLevel, eventId.Id, eventId.Name, text));
        SuiteOutput.See("log", $"{text} {exception}");
    }

    public void Dispose()
    {
    }

    private sealed class SingleProviderFactory(LogRecorder recorder, bool includesDriver) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) =>
            includesDriver || categoryName.StartsWith("PrismaNext", StringComparison.Ordinal) ? recorder : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }
    }
}
