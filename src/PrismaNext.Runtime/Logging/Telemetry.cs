using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrismaNext.Runtime.Logging;

/// <summary>The activity source and the meter, both named <c>PrismaNext</c>, and the names that OpenTelemetry's database conventions give to things.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/db/ (stable since 1.33). What the conventions have no name for begins with <c>prismanext.</c></remarks>
internal static class Telemetry
{
    public const string Name = "PrismaNext";
    public const string System = "postgresql";
    public const int DefaultPort = 5432;

    public const string SystemName = "db.system.name";
    public const string Namespace = "db.namespace";
    public const string OperationName = "db.operation.name";
    public const string CollectionName = "db.collection.name";
    public const string QuerySummary = "db.query.summary";
    public const string QueryText = "db.query.text";
    public const string QueryParameter = "db.query.parameter.";
    public const string ReturnedRows = "db.response.returned_rows";
    public const string StatusCode = "db.response.status_code";
    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string PoolName = "db.client.connection.pool.name";
    public const string Mode = "prismanext.execution.mode";
    public const string Outcome = "prismanext.execution.outcome";
    public const string WaitTime = "prismanext.execution.wait_time";
    public const string Tags = "prismanext.query.tags";

    private static readonly string? Version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(Name, Version);

    public static readonly ActivitySource Source = new(Name, Version);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration", "s", "Duration of database client operations.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    public static readonly Histogram<long> Rows = Meter.CreateHistogram(
        "db.client.response.returned_rows", "{row}", "Rows that an operation handed to its caller.", tags: null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] });

    public static readonly Histogram<double> PoolWait = Meter.CreateHistogram(
        "db.client.connection.wait_time", "s", "Time it took to get an open connection from the pool.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    public static readonly UpDownCounter<long> PendingConnections = Meter.CreateUpDownCounter<long>(
        "db.client.connection.pending_requests", "{request}", "Executions that wait for an open connection.");

    public static readonly UpDownCounter<long> OpenCursors = Meter.CreateUpDownCounter<long>("prismanext.cursor.count", "{cursor}", "Cursors that are open on servers.");

    static Telemetry() => PlanCacheMetrics.Register(Meter);
}
