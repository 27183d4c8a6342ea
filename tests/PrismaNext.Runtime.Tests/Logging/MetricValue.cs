namespace PrismaNext.Runtime.Tests.Logging;

internal sealed record MetricValue(double Value, Dictionary<string, object?> Tags);
