using System.Diagnostics;
using Npgsql;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Measures how long executions wait for a connection of the pool, while somebody listens.</summary>
internal static class PoolWaits
{
    public static ValueTask<NpgsqlConnection> MeasureAsync(NpgsqlDataSource dataSource, DatabaseAddress address, CancellationToken cancellationToken) =>
        Telemetry.PoolWait.Enabled || Telemetry.PendingConnections.Enabled
            ? OpenMeasuredAsync(dataSource, address, cancellationToken)
            : dataSource.OpenConnectionAsync(cancellationToken);

    private static async ValueTask<NpgsqlConnection> OpenMeasuredAsync(NpgsqlDataSource dataSource, DatabaseAddress address, CancellationToken cancellationToken)
    {
        var pool = new KeyValuePair<string, object?>(Telemetry.PoolName, $"{address.Host}:{address.Port}/{address.Database}");
        var started = Stopwatch.GetTimestamp();
        Telemetry.PendingConnections.Add(1, pool);
        try
        {
            return await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Telemetry.PendingConnections.Add(-1, pool);
            Telemetry.PoolWait.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, pool);
        }
    }
}
