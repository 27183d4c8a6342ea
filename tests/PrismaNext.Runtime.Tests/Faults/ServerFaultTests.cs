using PrismaNext.Linq.Planning;
using PrismaNext.LocalServers;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Faults;

/// <summary>What a server can do beside the fault table.</summary>
public sealed class ServerFaultTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_backend_that_is_terminated_at_work_is_a_lost_connection(ExecutionMode mode)
    {
        var name = $"terminated-{mode}";
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named(name));
        var reading = runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)).FirstAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "wait_event = 'PgSleep'") == 1);
        await database.KillAsync(name);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => reading);
        Assert.Equal(("DRIVER.CONNECTION_LOST", "57P01", true), (error.Code, error.SqlState, error.IsTransient));
        await database.NoBackendIsLeftAsync(name);
    }

    [Fact]
    public async Task A_restarted_server_is_met_by_new_connections_and_reads_do_not_notice()
    {
        var first = await LocalPostgres.StartAsync();
        await using var proxy = new WireProxy(first.ConnectionString);
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = proxy.ConnectionString });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(0.1)")).ToListAsync().AsTask()));
        var cursor = client.Execute(Plans.Integers("SELECT generate_series(1, 100000)", ExecutionMode.Cursor)).GetAsyncEnumerator();
        await cursor.MoveNextAsync();

        await first.DisposeAsync();
        await using var second = await LocalPostgres.StartAsync();
        proxy.Restart(second.ConnectionString);

        for (var i = 0; i < 5; i++)
            Assert.Equal([i], await client.Execute(Plans.Integers($"SELECT {i}")));
        var error = await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            while (await cursor.MoveNextAsync())
            {
            }
        });
        Assert.Equal("DRIVER.CONNECTION_LOST", error.Code);
        await cursor.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_is_gone_is_a_failed_connection()
    {
        var server = await LocalPostgres.StartAsync();
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = server.ConnectionString });
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        await server.DisposeAsync();
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal(("DRIVER.CONNECTION_FAILED", true), (error.Code, error.IsTransient));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_lock_timeout_has_its_sqlstate_and_leaves_the_connection_usable(ExecutionMode mode)
    {
        await using var client = Postgres.Create(
            Contexts.Empty, new() { ConnectionString = database.Direct + ";Maximum Pool Size=1;Options=-c lock_timeout=50" });
        await using var holder = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        await holder.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command("LOCK TABLE notes IN ACCESS EXCLUSIVE MODE"));
            var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.Execute(Plans.Integers("SELECT id FROM notes", mode)).ToListAsync());
            Assert.Equal(("DRIVER.QUERY_FAILED", "55P03", true), (error.Code, error.SqlState, error.IsTransient));
        });
        Assert.Empty(await client.Execute(Plans.Integers("SELECT id FROM notes WHERE id < 0", mode)));
    }

    [Fact]
    public async Task Too_many_connections_is_a_failed_connection()
    {
        var user = $"limited_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {user} LOGIN CONNECTION LIMIT 1");
        var serverless = PostgresServerless.Create(Contexts.Empty);
        await using (await serverless.ConnectAsync(database.Direct + $";Username={user}"))
        {
            var error = await Assert.ThrowsAsync<DatabaseException>(() => serverless.ConnectAsync(database.Direct + $";Username={user}"));
            Assert.Equal(("DRIVER.CONNECTION_FAILED", "53300", true), (error.Code, error.SqlState, error.IsTransient));
        }

        await TestDatabase.EventuallyAsync(async () => await database.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE usename = '{user}'") == 0);
        await database.ExecuteAsync($"DROP ROLE {user}");
    }
}
