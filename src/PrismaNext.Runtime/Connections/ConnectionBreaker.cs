using Npgsql;

namespace PrismaNext.Runtime.Connections;

/// <summary>Ends a connection at once, in whatever state it is: its pool, if it has one, gets the place back, and the server sees that its client is gone.</summary>
/// <remarks>The driver has no call for it. Closing is none: a pooled connection is rolled back first, which never ends when the driver misreads the answers. But
/// the driver gives up a connection whose write was cancelled, and a write whose token is cancelled from the start sends nothing and waits for nothing.</remarks>
internal static class ConnectionBreaker
{
    private const string NeverSent = "COPY (SELECT 1) TO STDOUT (FORMAT BINARY)";

    public static async ValueTask BreakAsync(NpgsqlConnection connection)
    {
        try
        {
            var exporter = await connection.BeginBinaryExportAsync(NeverSent, new CancellationToken(canceled: true)).ConfigureAwait(false);
            await exporter.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or NpgsqlException or InvalidOperationException)
        {
            // As it should be; or the connection was closed already.
        }
    }
}
