using Npgsql;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>What no program should do, and some do: it hangs nothing, leaves nothing behind, and its errors have codes.</summary>
public sealed class MisuseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<Facade, ExecutionMode> Matrix => Facades.WithModes;

    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task A_leaked_stream_whose_rest_fails_is_closed_at_disposal(Facade facade)
    {
        var name = $"leaked-failing-{facade}";
        var open = await Facades.OpenAsync(facade, database.Named(name));
        var leaked = open.Runtime.Execute(Plans.Integers("SELECT 1 / (50 - id) FROM numbers ORDER BY id", ExecutionMode.Stream)).GetAsyncEnumerator();
        Assert.True(await leaked.MoveNextAsync());
        await open.DisposeAsync();
        await database.NoBackendIsLeftAsync(name);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_enumerator_that_was_disposed_has_no_more_rows(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, "disposed");
        var rows = db.Runtime.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await rows.DisposeAsync();
        await rows.DisposeAsync();
        Assert.False(await rows.MoveNextAsync());
        var unread = db.Runtime.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
        await unread.DisposeAsync();
        Assert.False(await unread.MoveNextAsync());
        await NothingIsLeftAsync(db, "disposed");
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Two_rows_that_are_asked_for_at_once_hang_nothing(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, "two-moves");
        var rows = db.Runtime.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
        var moves = Enumerable.Range(0, 5).Select(_ => rows.MoveNextAsync().AsTask()).ToList();
        foreach (var move in moves)
        {
            var error = await Record.ExceptionAsync(() => move.WaitAsync(Patience));
            Assert.True(error is null or PrismaNextException { Code: "RUNTIME.CONCURRENT_USE" }, $"{error}");
        }

        await rows.DisposeAsync().AsTask().WaitAsync(Patience);
        await NothingIsLeftAsync(db, "two-moves");
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_enumerator_that_is_disposed_while_its_row_is_awaited_hangs_nothing(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, "pending");
        var rows = db.Runtime.Execute(Plans.Integers("SELECT i FROM generate_series(1, 1000) AS i, pg_sleep(2)", mode)).GetAsyncEnumerator();
        var move = rows.MoveNextAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("pending", "wait_event = 'PgSleep'") == 1);
        await rows.DisposeAsync().AsTask().WaitAsync(Patience);
        var error = await Record.ExceptionAsync(() => move.WaitAsync(Patience));
        Assert.True(error is null or PrismaNextException or OperationCanceledException, $"{error}");
        await NothingIsLeftAsync(db, "pending");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Disposal_leaves_no_backend_to_those_who_wait_for_the_pool(ExecutionMode mode)
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named("waiting", "Maximum Pool Size=1"), Pooler = TestWay.Pooler });
        var tasks = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await foreach (var row in client.Execute(Plans.AllNumbers(mode)))
                {
                    if (row == 300)
                        break;
                }
            }
        })).ToList();
        await Task.Delay(100);
        await client.DisposeAsync().AsTask().WaitAsync(Patience);
        foreach (var task in tasks)
            Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => task.WaitAsync(Patience))).Code);
        await database.NoBackendIsLeftAsync("waiting");
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Disposal_while_the_server_works_on_the_first_row_has_its_code(Facade facade, ExecutionMode mode)
    {
        await using var db = await OpenAsync(facade, "at-work");
        var reading = db.Runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)).FirstAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("at-work", "wait_event = 'PgSleep'") == 1);
        await ((IAsyncDisposable)db.Runtime).DisposeAsync().AsTask().WaitAsync(Patience);
        Assert.Equal("RUNTIME.DISPOSED", (await Assert.ThrowsAsync<PrismaNextException>(() => reading.WaitAsync(Patience))).Code);
        await database.NoBackendIsLeftAsync("at-work");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_owner_of_a_borrowed_connection_may_use_and_close_it_between_two_rows(ExecutionMode mode)
    {
        await using var connection = new NpgsqlConnection(database.Named("borrowed", "Pooling=false"));
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection, Pooler = TestWay.Pooler });
        var rows = client.Execute(Plans.AllNumbers(mode)).GetAsyncEnumerator();
        for (var row = 1; row <= 300; row++)
        {
            Assert.True(await rows.MoveNextAsync());
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync();
        }

        await connection.CloseAsync().WaitAsync(Patience);
        var error = await Record.ExceptionAsync(async () =>
        {
            while (await rows.MoveNextAsync().AsTask().WaitAsync(Patience))
            {
            }
        });
        Assert.True(error is null or PrismaNextException { Code: "DRIVER.CONNECTION_LOST" }, $"{error}");
        await rows.DisposeAsync().AsTask().WaitAsync(Patience);
        await database.NoBackendIsLeftAsync("borrowed");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_borrowed_connection_that_its_owner_is_reading_from_is_refused_with_a_code(ExecutionMode mode)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var client = Postgres.Create(Contexts.Empty, new() { Connection = connection, Pooler = TestWay.Pooler });
        await using (var command = new NpgsqlCommand("SELECT generate_series(1, 100000)", connection))
        {
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            var error = await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await client.Execute(Plans.AllNumbers(mode)).FirstAsync());
            Assert.Equal("DRIVER.QUERY_FAILED", error.Code);
        }

        Assert.Equal(10_000, (await client.Execute(Plans.AllNumbers(mode))).Count);
    }

    [Fact]
    public async Task What_was_lent_and_is_disposed_has_a_code()
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.DisposeAsync();
        var source = NpgsqlDataSource.Create(database.ConnectionString);
        await source.DisposeAsync();
        foreach (var options in (PostgresOptions[])[new() { Connection = connection }, new() { DataSource = source }])
        {
            await using var client = Postgres.Create(Contexts.Empty, options);
            var error = await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await client.Execute(Plans.AllNumbers()));
            Assert.Equal("DRIVER.CONNECTION_FAILED", error.Code);
        }
    }

    [Fact]
    public async Task A_client_that_is_disposed_in_its_own_transaction_ends_it_with_a_code()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named("own-end"), Pooler = TestWay.Pooler });
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(() => client.TransactionAsync(async transaction =>
        {
            await foreach (var row in transaction.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
            {
                if (row == 3)
                    await client.DisposeAsync();
            }
        }));
        Assert.Contains(error.Code, (string[])["DRIVER.CONNECTION_LOST", "RUNTIME.DISPOSED"]);
        await database.NoBackendIsLeftAsync("own-end");
    }

    [Fact]
    public async Task A_statement_by_hand_without_a_text_has_a_code()
    {
        await using var db = await OpenAsync(Facade.LongLived, "no-text");
        var error = await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await db.Runtime.ExecuteAsync(Plans.Command("")));
        Assert.Equal("DRIVER.QUERY_FAILED", error.Code);
        await NothingIsLeftAsync(db, "no-text");
    }

    private Task<OpenRuntime> OpenAsync(Facade facade, string name) => Facades.OpenAsync(facade, database.Named(name, "Maximum Pool Size=1;Timeout=5"));

    private async Task NothingIsLeftAsync(OpenRuntime db, string name)
    {
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "state <> 'idle'") == 0);
        Assert.Equal([1], await db.Runtime.Execute(Plans.Integers("SELECT 1")));
    }
}
