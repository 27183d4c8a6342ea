using Npgsql;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>Statements that fail on the server itself: a full disk and a lock that somebody else holds.</summary>
internal static class FaultDatabase
{
    private const string Objects = """
        CREATE TABLE IF NOT EXISTS numbers (id integer PRIMARY KEY, label text NOT NULL);
        INSERT INTO numbers SELECT i, 'number ' || i FROM generate_series(1, 10000) AS i ON CONFLICT DO NOTHING;
        CREATE TABLE IF NOT EXISTS notes (id integer PRIMARY KEY, text text NOT NULL);
        CREATE TABLE IF NOT EXISTS locked (id integer);
        CREATE TABLE IF NOT EXISTS late_notes (fault text NOT NULL);

        -- The device is always full, so the error is the kernel's own.
        CREATE OR REPLACE FUNCTION fail(fault text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF fault = 'DiskFull' THEN
                EXECUTE 'COPY (SELECT 1) TO ''/dev/full''';
            ELSE
                PERFORM id FROM locked;
            END IF;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION fail_late() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM fail(NEW.fault);
            RETURN NULL;
        END $$;

        DROP TRIGGER IF EXISTS late ON late_notes;
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON late_notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_late();
        """;

    public static async Task PrepareAsync(string connectionString)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(Objects, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Holds a lock until the connection is closed.</summary>
    public static async Task<IAsyncDisposable> LockAsync(string connectionString, string table)
    {
        var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Rows that fail before the first one, or before a later one.</summary>
    public static string Failing(TableFault fault, int row) =>
        $"SELECT i FROM (SELECT generate_series(1, 5000) AS i) AS s WHERE CASE WHEN i = {row} THEN fail('{fault}') ELSE 1 END = 1";

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
