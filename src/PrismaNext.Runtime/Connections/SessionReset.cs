using Npgsql;
using PrismaNext.Runtime.Logging;

namespace PrismaNext.Runtime.Connections;

/// <summary>Undoes what SQL by hand may have done to a session: transactions, roles, settings, cursors, channels, advisory locks, sequences, temporary tables.</summary>
internal static class SessionReset
{
    // What DISCARD ALL does, save for prepared statements, which the driver counts on. PostgreSQL manual, DISCARD.
    private static readonly string[] Statements =
    [
        "ROLLBACK", "RESET SESSION AUTHORIZATION", "RESET ALL", "CLOSE ALL", "UNLISTEN *", "SELECT pg_advisory_unlock_all()", "DISCARD SEQUENCES", "DISCARD TEMP",
    ];

    /// <summary>Resets the session, in one round trip; a connection that cannot be is in an unknown state.</summary>
    public static async ValueTask RunAsync(ConnectionLease lease)
    {
        try
        {
            using var batch = lease.CreateBatch();
            foreach (var statement in Statements)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            lease.IsUnknown = true;
            LogMessages.ResetFailed(lease.Logger, exception);
        }
    }
}
