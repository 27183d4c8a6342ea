using System.Diagnostics;
using Npgsql;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Measures how long executions wait for a connection of the pool, while somebody listens.</summary>
internal static class PoolWaits
{
    public static Task OpenAsync(NpgsqlConnection connection, DatabaseAddress address, CancellationToken cancellationToken) =>
        Telemetry.PoolWait.Enabled || Telemetry.PendingConnections.Enabled
            ? OpenMeasuredAsync(connection, address, cancellationToken)
            : connection.OpenAsync(cancellationToken);

    private static async Task OpenMeasuredAsync(NpgsqlConnection connection, DatabaseAddress address, CancellationToken cancellationToken)
    {
        var pool = new KeyValuePair<string, object?>(Telemetry.PoolName, $"{address.Host}:{address.Port}/{address.Database}");
        var started = Stopwatch.GetTimestamp();
        Telemetry.PendingConnections.Add(1, pool);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Telemetry.PendingConnections.Add(-1, pool);
            Telemetry.PoolWait.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, pool);
        }
    }
}
