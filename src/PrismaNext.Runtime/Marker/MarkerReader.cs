using Npgsql;
using PrismaNext.Runtime.Connections;

namespace PrismaNext.Runtime.Marker;

/// <summary>Reads the marker on the connection that is about to be used.</summary>
internal static class MarkerReader
{
    // A statement about a missing table would fail, and with it a transaction that the owner of a borrowed connection has begun. The catalogue always answers.
    private const string Probe = """
        SELECT
            count(a.attname)::integer,
            bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT'))
        FROM pg_catalog.pg_namespace AS n
        JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid
        LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname IN ('space', 'core_hash') AND NOT a.attisdropped
        WHERE n.nspname = 'prisma_contract' AND c.relname = 'marker'
        GROUP BY c.oid
        """;

    private const string Row = "SELECT core_hash::text FROM prisma_contract.marker WHERE space = 'app'";

    public static async ValueTask<(MarkerState State, string? Hash)> ReadAsync(
        ConnectionLease lease, IConnectionSource source, CancellationToken cancellationToken)
    {
        using var entry = await lease.EnterAsync(source, GateUse.Command, isWrite: false, cancellationToken).ConfigureAwait(false);
        var isReadable = await FirstAsync(lease, source, Probe, reader => reader.GetInt32(0) == 2 && reader.GetBoolean(1), cancellationToken).ConfigureAwait(false);
        if (isReadable is not { } known)
            return (MarkerState.NoTable, null);
        if (!known)
            return (MarkerState.Unreadable, null);
        var hash = await FirstAsync(lease, source, Row, reader => (Text: reader.IsDBNull(0) ? "" : reader.GetString(0), 0), cancellationToken).ConfigureAwait(false);
        return hash is { } found ? (MarkerState.Found, found.Text) : (MarkerState.NoRow, null);
    }

    private static async ValueTask<T?> FirstAsync<T>(
        ConnectionLease lease, IConnectionSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : struct
    {
        using var batch = lease.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        try
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? read(reader) : null;
        }
        catch (Exception exception)
        {
            await CommandFailure.RaiseAsync(source, lease, exception, mayWrite: false, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }
}
