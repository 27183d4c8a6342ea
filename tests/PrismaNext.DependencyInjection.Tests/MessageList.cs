using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PrismaNext.DependencyInjection.Tests;

/// <summary>Keeps the categories of the loggers that were made.</summary>
internal sealed class MessageList : ILoggerProvider
{
    public ConcurrentBag<string> Categories { get; } = [];

    public ILogger CreateLogger(string categoryName)
    {
        Categories.Add(categoryName);
        return NullLogger.Instance;
    }

    public void Dispose()
    {
    }
}
