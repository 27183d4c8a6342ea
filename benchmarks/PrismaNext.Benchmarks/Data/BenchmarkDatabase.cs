using Npgsql;
using PrismaNext.LocalServers;

namespace PrismaNext.Benchmarks.Data;

/// <summary>A database with made-up rows, on a PostgreSQL of the program's own or on the one of <c>DATABASE_URL</c>; gone when it is disposed.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly LocalPostgres _postgres;

    private BenchmarkDatabase(LocalPostgres postgres, string connectionString, string version)
    {
        _postgres = postgres;
        ConnectionString = connectionString;
        ServerVersion = version;
    }

    public string ConnectionString { get; }

    public string ServerVersion { get; }

    public static async Task<BenchmarkDatabase> StartAsync(DataSize size)
    {
        // Every contestant has a pool of its own; sixteen workers fill each of them.
        var settings = new Dictionary<string, string> { ["max_connections"] = "400", ["shared_buffers"] = "512MB", ["autovacuum"] = "off" };
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Settings = settings });
        try
        {
            var connectionString = await postgres.CreateDatabaseAsync("benchmarks");
            return new BenchmarkDatabase(postgres, connectionString, await LoadAsync(connectionString, size));
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    private static async Task<string> LoadAsync(string connectionString, DataSize size)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=300");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            CREATE TABLE users (
                id integer PRIMARY KEY, email text NOT NULL, name text NOT NULL, kind integer NOT NULL, created_at timestamptz NOT NULL);
            CREATE TABLE posts (
                id integer PRIMARY KEY, user_id integer NOT NULL, title text NOT NULL, body text, likes integer NOT NULL,
                created_at timestamptz NOT NULL, is_published boolean NOT NULL);
            CREATE TABLE events (id integer PRIMARY KEY, name text NOT NULL, amount double precision NOT NULL, happened_at timestamptz NOT NULL);
            CREATE TABLE visits (user_id integer PRIMARY KEY, times integer NOT NULL, last_at timestamptz NOT NULL);
            INSERT INTO users
            SELECT i, 'user' || i || '@example.com', 'User ' || i, i % 3, timestamptz '2024-01-01Z' + i * interval '1 minute'
            FROM generate_series(1, {size.Users}) AS i;
            INSERT INTO posts
            SELECT i, 1 + i::bigint * 7919 % {size.Users}, 'Notes on cursors, part ' || i,
                CASE WHEN i % 4 <> 0 THEN repeat('What a cursor holds, and for how long. ', 1 + i % 2) END,
                i * 31 % 997, timestamptz '2024-01-01Z' + i * interval '10 seconds', i % 10 <> 0
            FROM generate_series(1, {size.Posts}) AS i;
            INSERT INTO visits SELECT i, 10, timestamptz '2024-01-01Z' FROM generate_series(1, {size.Users} / 2) AS i;
            CREATE INDEX ON posts (user_id, created_at);
            CREATE INDEX ON posts (created_at);
            ALTER TABLE posts ADD FOREIGN KEY (user_id) REFERENCES users;
            """,
            connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = "VACUUM ANALYZE";
        await command.ExecuteNonQueryAsync();
        return connection.PostgreSqlVersion.ToString();
    }
}
