using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Tests.Logging;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>What is sent once more without being asked to: reads outside a transaction that the server did not begin.</summary>
public sealed class ReadRetryTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private const int StaleConnection = 7;

    private readonly LogRecorder _log = new();
    private readonly StoppedClock _clock = new();

    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    public void Dispose() => _log.Dispose();

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_pooled_connection_that_was_found_dead_is_replaced(ExecutionMode mode)
    {
        var name = $"dead-{mode}";
        await using var client = Open(name);
        await WarmAsync(client, connections: 3);
        await database.KillAsync(name);
        await database.NoBackendIsLeftAsync(name);

        Assert.Equal(Enumerable.Range(1, 10_000), await ReadAsync(client, mode));
        Assert.Equal(1, _log.Entries.Count(entry => entry.Id == StaleConnection));
        Assert.Equal(1, await database.BackendsAsync(name));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_connection_that_died_at_work_is_not_replaced(ExecutionMode mode)
    {
        var name = $"at-work-{mode}";
        await using var client = Open(name);
        var reading = client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)).FirstAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "wait_event = 'PgSleep'") == 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await database.KillAsync(name);
        Assert.Equal("DRIVER.CONNECTION_LOST", (await Assert.ThrowsAsync<DatabaseException>(() => reading)).Code);
        Assert.Equal(0, _log.Entries.Count(entry => entry.Id == StaleConnection));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_lost_prepared_statement_is_prepared_again(ExecutionMode mode)
    {
        await using var client = Open($"lost-{mode}");
        await WarmAsync(client, connections: 1);
        for (var i = 0; i < 3; i++)
            await ReadAsync(client, mode);
        await client.ExecuteAsync(Plans.Command("DEALLOCATE ALL"));
        Assert.Equal(10_000, (await ReadAsync(client, mode)).Count);
        Assert.Equal(10_000, (await ReadAsync(client, mode)).Count);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_result_of_another_shape_is_prepared_again(ExecutionMode mode)
    {
        var table = $"shape_{mode}";
        await database.ExecuteAsync($"CREATE TABLE {table} AS SELECT i AS id FROM generate_series(1, 300) AS i");
        await using var client = Open($"shape-{mode}");
        for (var i = 0; i < 3; i++)
            Assert.Equal(300, (await ReadAsync(client, mode, $"SELECT * FROM {table}")).Count);
        await database.ExecuteAsync($"ALTER TABLE {table} ALTER id TYPE smallint");
        Assert.Equal(300, (await ReadAsync(client, mode, $"SELECT * FROM {table}")).Count);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var client = Open("off", new() { StaleConnections = false });
        await WarmAsync(client, connections: 1);
        await database.KillAsync("off");
        await database.NoBackendIsLeftAsync("off");
        Assert.Equal("DRIVER.CONNECTION_LOST", (await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(client, ExecutionMode.Buffered))).Code);
    }

    [Fact]
    public async Task A_write_is_never_sent_twice()
    {
        await using var client = Open("write", new() { Reads = 3 });
        await WarmAsync(client, connections: 1);
        await database.KillAsync("write");
        await database.NoBackendIsLeftAsync("write");
        var error = await Assert.ThrowsAsync<DatabaseException>(async () => await client.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (1, '')")));
        Assert.Equal("DRIVER.CONNECTION_LOST", error.Code);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM notes"));
    }

    [Fact]
    public async Task A_read_that_failed_for_a_passing_reason_is_run_again_as_often_as_asked()
    {
        await database.ExecuteAsync("CREATE SEQUENCE tries; CREATE FUNCTION third_time() RETURNS integer LANGUAGE plpgsql AS " +
            "$$ BEGIN IF nextval('tries') < 3 THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF; RETURN 3; END $$");
        await using var once = Open("asked", new() { Reads = 1 });
        Assert.Equal("DRIVER.SERIALIZATION_FAILURE", (await Assert.ThrowsAsync<DatabaseException>(() => ReadAsync(once, ExecutionMode.Buffered, "SELECT third_time()"))).Code);
        await database.ExecuteAsync("ALTER SEQUENCE tries RESTART");
        await using var thrice = Postgres.Create(
            Contexts.Empty, new() { ConnectionString = TestDatabase.Named(database.Direct, "asked"), LoggerFactory = _log.Factory, Retry = new() { Reads = 2 } });
        Assert.Equal([3], await ReadAsync(thrice, ExecutionMode.Buffered, "SELECT third_time()"));
    }

    private static async Task<List<int>> ReadAsync(IQueryRuntime runtime, ExecutionMode mode, string sql = Plans.Numbers)
    {
        var rows = new List<int>();
        await foreach (var row in runtime.Execute(Plans.Integers(sql, mode)))
            rows.Add(row);
        return rows;
    }

    /// <summary>Fills the pool.</summary>
    private static Task WarmAsync(Postgres client, int connections) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(_ => client.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(0.05)")).ToListAsync().AsTask()));

    private Postgres Open(string name, RetryOptions? retry = null) => Postgres.Create(Contexts.Empty, new()
    {
        ConnectionString = TestDatabase.Named(database.Direct, name, "Maximum Pool Size=3;Auto Prepare Min Usages=1"),
        LoggerFactory = _log.Factory,
        TimeProvider = _clock,
        Retry = retry ?? new(),
    });
}
