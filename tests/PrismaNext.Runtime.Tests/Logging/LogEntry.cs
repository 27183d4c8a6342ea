using Microsoft.Extensions.Logging;

namespace PrismaNext.Runtime.Tests.Logging;

internal sealed record LogEntry(LogLevel Level, int Id, string? Name, string Text);
