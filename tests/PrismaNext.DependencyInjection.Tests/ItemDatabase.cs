using Npgsql;
using PrismaNext.Linq.Contracts;
using PrismaNext.Testing;

namespace PrismaNext.DependencyInjection.Tests;

/// <summary>A database with three items.</summary>
public sealed class ItemDatabase : IAsyncLifetime
{
    public static readonly Contract Contract = Contract.FromTypes(typeof(Item));

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        ConnectionString = await PostgresFixture.CreateDatabaseAsync("services");
        await ScalarAsync("CREATE TABLE items (id integer PRIMARY KEY, name text NOT NULL); INSERT INTO items VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public string Named(string applicationName) => $"{ConnectionString};Application Name={applicationName}";

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async Task<long> BackendsAsync(string applicationName) =>
        (long)(await ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{applicationName}'"))!; // A count is never null.

    /// <summary>The server ends backends a moment after their connection was closed.</summary>
    public async Task NoBackendIsLeftAsync(string applicationName)
    {
        for (var attempt = 0; await BackendsAsync(applicationName) > 0; attempt++)
        {
            Assert.InRange(attempt, 0, 200);
            await Task.Delay(25);
        }
    }
}
