using Npgsql;
using PrismaNext.Testing;

namespace PrismaNext.Runtime.Tests;

/// <summary>A database of its own for the tests of a class, with the table <c>numbers</c> (10,000 rows) and a connection to look at the server with.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    /// <summary>The way of the suite to the database: straight, or through a pooler.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Straight to the database, for tests of what a pooler hides: passwords, roles, settings at the start of a session, whose backend is whose.</summary>
    public string Direct { get; private set; } = "";

    public string Name => new NpgsqlConnectionStringBuilder(ConnectionString).Database!; // Every test database is named.

    private NpgsqlDataSource Observer { get; set; } = null!; // Set before the first test runs.

    public async Task InitializeAsync()
    {
        Direct = await PostgresFixture.CreateDatabaseAsync("runtime");
        ConnectionString = await TestWay.ToAsync(Direct);
        Observer = new NpgsqlDataSourceBuilder(Direct + ";Application Name=observer;Pooling=false").Build();
        await ExecuteAsync("""
            CREATE TABLE numbers (id integer PRIMARY KEY, label text NOT NULL);
            INSERT INTO numbers SELECT i, 'number ' || i FROM generate_series(1, 10000) AS i;
            CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL);
            ANALYZE;
            """);
    }

    public async Task DisposeAsync() => await Observer.DisposeAsync();

    /// <summary>Adds an application name by which <see cref="BackendsAsync"/> finds the connections of one test.</summary>
    public string Named(string applicationName, string more = "") => Named(ConnectionString, applicationName, more);

    public static string Named(string connectionString, string applicationName, string more = "") => $"{connectionString};Application Name={applicationName};{more}";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Observer.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Observer.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!; // The statements of tests return a value.
    }

    /// <summary>How many backends of that name are in one of the states; in any when none is named.</summary>
    public Task<long> BackendsAsync(string applicationName, string condition = "true") =>
        ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{applicationName}' AND {condition}");

    /// <summary>Waits for the server to reach a state; it ends backends a moment after their connection was closed.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(25);
        }

        Assert.Fail("The server did not reach the expected state within five seconds.");
    }

    /// <summary>Waits until no backend of that name is left; a pooler keeps its own, but idle.</summary>
    public Task NoBackendIsLeftAsync(string applicationName) =>
        EventuallyAsync(async () => await BackendsAsync(applicationName, TestWay.Pooler == Pooler.None ? "true" : "state <> 'idle'") == 0);

    /// <summary>Ends the backends of a name, and waits for their end.</summary>
    public async Task KillAsync(string applicationName)
    {
        var backends = await ScalarAsync<int[]>($"SELECT coalesce(array_agg(pid), '{{}}') FROM pg_stat_activity WHERE application_name = '{applicationName}'");
        var pids = string.Join(',', backends.Append(0));
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN ({pids})");
        await EventuallyAsync(async () => await ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE pid IN ({pids})") == 0);
    }
}
