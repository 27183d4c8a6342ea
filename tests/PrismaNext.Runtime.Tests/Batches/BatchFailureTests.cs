using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Batches;

/// <summary>Batches that go wrong: what the caller sees, what is written, and what is left of the connection.</summary>
public sealed class BatchFailureTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public static TheoryData<Facade> Both => [Facade.LongLived, Facade.PerRequest];

    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_error_tells_its_query_and_undoes_what_was_written_before(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => open.Runtime.BatchAsync(batch => (
            batch.Write(Note(1)), batch.List(Plans.Integers("SELECT 1")), batch.Write(Note(1)), batch.List(Plans.Integers("SELECT 2")))));
        Assert.Equal(("DRIVER.UNIQUE_VIOLATION", "notes_pkey", 2), (error.Code, error.ConstraintName, error.BatchIndex));
        Assert.Contains("Query 2 of its batch", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await NotesAsync());
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_error_in_later_rows_tells_its_query(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => open.Runtime.BatchAsync(batch => (
            batch.List(Plans.AllNumbers()), batch.List(Plans.Integers("SELECT 1 / (5000 - id) FROM numbers ORDER BY id")), batch.List(Plans.AllNumbers()))));
        Assert.Equal(("DRIVER.QUERY_FAILED", 1), (error.Code, error.BatchIndex));
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task In_a_transaction_an_error_fails_it(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.TransactionAsync(async tx =>
        {
            await tx.ExecuteAsync(Note(1));
            await Assert.ThrowsAsync<DatabaseException>(() => tx.BatchAsync(batch => (batch.Write(Note(2)), batch.Write(Note(1)))));
        }));
        Assert.Equal("RUNTIME.TRANSACTION_FAILED", error.Code);
        Assert.Equal(0, await NotesAsync());
    }

    [Fact]
    public async Task A_setting_that_the_server_refuses_is_no_query_of_the_batch()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.TransactionAsync(
            async tx => await tx.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1"))), new() { Role = "nobody_of_that_name" }));
        Assert.Null(error.BatchIndex);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Code_of_the_program_that_throws_on_a_row_ends_a_batch_of_reads(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.Named($"throws-{facade}", "Command Timeout=0"));
        var error = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => open.Runtime.BatchAsync(batch => (
            batch.List(Plans.AllNumbers()),
            batch.List(Plans.Integers(Plans.Numbers, select: id => id == 7 ? throw new TimeZoneNotFoundException() : id)),
            batch.List(Plans.Integers("SELECT 1 FROM pg_sleep(600)")))).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, error.Data["BatchIndex"]);
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Beside_a_write_it_changes_nothing_of_what_is_written(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var error = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => open.Runtime.BatchAsync(batch => (
            batch.Write(Note(1)),
            batch.List(Plans.Integers(Plans.Numbers, select: _ => throw new TimeZoneNotFoundException())),
            batch.Write(Note(2)))));
        Assert.Equal(1, error.Data["BatchIndex"]);
        Assert.Equal(2, await NotesAsync());
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => open.Runtime.TransactionAsync(async tx => await tx.BatchAsync(batch => (
            batch.Write(Note(3)), batch.List(Plans.Integers("SELECT 1", select: _ => throw new TimeZoneNotFoundException()))))));
        Assert.Equal(2, await NotesAsync());
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_value_that_is_not_there_is_what_linq_says_it_is(Facade facade)
    {
        await using var open = await Facades.OpenAsync(facade, database.ConnectionString);
        var nothing = Plans.Make("SELECT 1 WHERE false", reader => reader.GetInt32(0), Cardinality.First);
        var two = Plans.Make("SELECT 1 FROM generate_series(1, 2)", reader => reader.GetInt32(0), Cardinality.Single);
        foreach (var query in (BoundQuery<int>[])[nothing, two])
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => open.Runtime.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.Value(query))));
            Assert.Equal(1, error.Data["BatchIndex"]);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cancellation_stops_the_server(Facade facade)
    {
        var name = $"batch-cancelled-{facade}";
        await using var open = await Facades.OpenAsync(facade, database.Named(name));
        using var stop = new CancellationTokenSource();
        var sending = open.Runtime.BatchAsync(batch => (batch.Write(Note(1)), batch.List(Plans.Integers("SELECT 1 FROM pg_sleep(600)"))), stop.Token);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "wait_event = 'PgSleep'") == 1);
        await stop.CancelAsync();
        Assert.Equal(stop.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending)).CancellationToken);
        Assert.Equal(0, await database.BackendsAsync(name, "state <> 'idle'"));
        Assert.Equal(0, await NotesAsync());
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.Runtime.BatchAsync(batch => batch.Write(Note(1)), stop.Token));
        Assert.Equal(0, await NotesAsync());
    }

    [Fact]
    public async Task A_time_out_tells_its_query()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, CommandTimeout = TimeSpan.FromSeconds(1), Pooler = TestWay.Pooler });
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.BatchAsync(batch => (
            batch.List(Plans.Integers("SELECT 1")), batch.List(Plans.Integers("SELECT 1 FROM pg_sleep(600)")))));
        Assert.Equal(("DRIVER.TIMEOUT", 1), (error.Code, error.BatchIndex));
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_pooled_connection_that_was_found_dead_is_replaced_for_reads_and_not_for_writes()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = TestDatabase.Named(database.Direct, "batch-dead") });
        await client.Execute(Plans.Integers("SELECT 1"));
        await database.KillAsync("batch-dead");
        var (one, two) = await client.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.List(Plans.Integers("SELECT 2"))));
        Assert.Equal([1, 2], one.Value.Concat(two.Value));

        await database.KillAsync("batch-dead");
        var error = await Assert.ThrowsAsync<DatabaseException>(() => client.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.Write(Note(1)))));
        Assert.Equal(("DRIVER.CONNECTION_LOST", null), (error.Code, error.BatchIndex));
        await client.BatchAsync(batch => batch.Write(Note(1)));
        Assert.Equal(1, await NotesAsync());
    }

    [Fact]
    public async Task A_result_is_there_when_the_batch_was_sent_and_not_before()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        Assert.Equal("RUNTIME.BATCH_RESULT_MISSING", await CodeAsync(client.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1")).Value)));

        BatchResult<List<int>>? failed = null;
        await CodeAsync(client.BatchAsync(batch => (failed = batch.List(Plans.Integers("SELECT 1")), batch.List(Plans.Integers("SELECT 1 / 0")))));
        Assert.Equal("RUNTIME.BATCH_RESULT_MISSING", Assert.Throws<PrismaNextException>(() => failed!.Value).Code);

        QueryBatch? escaped = null;
        await client.BatchAsync(batch => escaped = batch);
        Assert.Equal("RUNTIME.BATCH_CLOSED", Assert.Throws<PrismaNextException>(() => escaped!.Write(Note(1))).Code);
        Assert.Equal("RUNTIME.BATCH_CLOSED", Assert.Throws<PrismaNextException>(() => escaped!.List(Plans.Integers("SELECT 1"))).Code);

        var late = await client.BatchAsync(async batch =>
        {
            await Task.Yield();
            await Task.Delay(100);
            return batch.List(Plans.Integers("SELECT 1"));
        });
        Assert.Equal("RUNTIME.BATCH_CLOSED", await CodeAsync(late));
    }

    [Fact]
    public async Task What_would_not_be_one_buffered_command_is_refused()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        foreach (var mode in Enum.GetValues<ExecutionMode>())
        {
            var sending = client.BatchAsync(batch => batch.List(Plans.AllNumbers(mode)));
            if (mode == ExecutionMode.Buffered)
                Assert.Equal(10_000, (await sending).Value.Count);
            else
                Assert.Equal("RUNTIME.MODE_UNSUPPORTED", await CodeAsync(sending));
        }

        Assert.Equal("RUNTIME.WRONG_CARDINALITY", await CodeAsync(client.BatchAsync(batch => batch.Value(Plans.Integers("SELECT 1")))));
        var single = Plans.Make("SELECT 1", reader => reader.GetInt32(0), Cardinality.First);
        Assert.Equal("RUNTIME.WRONG_CARDINALITY", await CodeAsync(client.BatchAsync(batch => batch.List(single))));
        Assert.Equal(1, (await client.BatchAsync(batch => batch.Value(Plans.With(single, ExecutionMode.Cursor, null)))).Value);

        await using var simple = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Mode = ExecutionMode.Simple, Pooler = TestWay.Pooler });
        Assert.Equal("RUNTIME.MODE_UNSUPPORTED", await CodeAsync(simple.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1")))));
        Assert.Equal("RUNTIME.MODE_UNSUPPORTED", await CodeAsync(simple.BatchAsync(batch => batch.Value(single))));
        Assert.Equal(1, (await simple.BatchAsync(batch => batch.Write(Note(1)))).Value);
    }

    [Fact]
    public async Task Statements_by_hand_keep_their_results_apart()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        var (set, one, notify, nothing, two, comment, three) = await client.BatchAsync(batch => (
            batch.List(Plans.ByHand("SET LOCAL work_mem = '1MB'", ExecutionMode.Buffered)),
            batch.List(Plans.ByHand("SELECT 1", ExecutionMode.Buffered)),
            batch.Write(new CommandPlan("SELECT 77 FROM generate_series(1, 3)", [], Linq.Parsing.SlotValues.Empty)),
            batch.List(Plans.ByHand("SELECT 1 WHERE false", ExecutionMode.Buffered)),
            batch.List(Plans.ByHand("(SELECT 2)", ExecutionMode.Buffered)),
            batch.Write(new CommandPlan("-- nothing", [], Linq.Parsing.SlotValues.Empty)),
            batch.List(Plans.ByHand("SELECT 3", ExecutionMode.Buffered))));
        Assert.Empty(set.Value);
        Assert.Equal([1], one.Value);
        Assert.Equal(3, notify.Value);
        Assert.Empty(nothing.Value);
        Assert.Equal([2], two.Value);
        Assert.Equal(0, comment.Value);
        Assert.Equal([3], three.Value);
    }

    [Fact]
    public async Task A_query_of_another_client_is_refused()
    {
        var contract = Documentation.Blog.Contract;
        await using var client = Postgres.Create(contract, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        await using var other = Postgres.Create(contract, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        Assert.Equal("RUNTIME.BATCH_FOREIGN_QUERY", await CodeAsync(client.BatchAsync(batch => batch.List(other.From<Documentation.User>()))));
        Assert.Equal("RUNTIME.BATCH_FOREIGN_QUERY", await CodeAsync(client.TransactionAsync(tx => tx.BatchAsync(batch => batch.List(client.From<Documentation.User>())))));
        Assert.Equal("PLAN.FOREIGN_QUERY", await CodeAsync(client.BatchAsync(batch => batch.List(new[] { 1 }.AsQueryable()))));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Beside_an_open_cursor_reads_run_and_writes_do_not(Facade facade)
    {
        var pool = facade == Facade.LongLived ? "Maximum Pool Size=1" : "";
        await using var open = await Facades.OpenAsync(facade, $"{database.ConnectionString};{pool}");
        var seen = 0;
        await foreach (var id in open.Runtime.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
        {
            if (++seen % 700 != 0 || seen > 9_000) // The last page leaves nothing open.
                continue;
            var (one, two) = await open.Runtime.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.List(Plans.Integers($"SELECT {id}"))));
            Assert.Equal([1, id], one.Value.Concat(two.Value));
            Assert.Equal("RUNTIME.STREAM_OPEN", await CodeAsync(open.Runtime.BatchAsync(batch => (batch.List(Plans.Integers("SELECT 1")), batch.Write(Note(id))))));
        }

        Assert.Equal(10_000, seen);
        Assert.Equal(0, await NotesAsync());
    }

    [Fact]
    public async Task Two_batches_at_once_on_one_connection_are_refused_at_once()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty, new() { Pooler = TestWay.Pooler }).ConnectAsync(database.Named("batches"));
        using var stop = new CancellationTokenSource();
        var first = runtime.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1 FROM pg_sleep(600)")), stop.Token);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("batches", "wait_event = 'PgSleep'") == 1);
        Assert.Equal("RUNTIME.CONCURRENT_USE", await CodeAsync(runtime.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1")))));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal([1], (await runtime.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1")))).Value);
    }

    [Fact]
    public async Task After_disposal_and_after_its_transaction_there_is_no_batch()
    {
        var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString, Pooler = TestWay.Pooler });
        TransactionContext? escaped = null;
        await client.TransactionAsync(tx =>
        {
            escaped = tx;
            return Task.CompletedTask;
        });
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", await CodeAsync(escaped!.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1")))));
        await client.DisposeAsync();
        await Assert.ThrowsAsync<PrismaNextException>(async () => await client.BatchAsync(batch => batch.List(Plans.Integers("SELECT 1"))));
    }

    private static CommandPlan Note(int id) => Plans.Command($"INSERT INTO notes VALUES ({id}, '')");

    private static async Task<string> CodeAsync(Task work) => (await Assert.ThrowsAnyAsync<PrismaNextException>(() => work)).Code;

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");
}
