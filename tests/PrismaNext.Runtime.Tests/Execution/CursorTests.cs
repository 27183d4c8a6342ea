using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Execution;

public sealed class CursorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_first_page_takes_one_round_trip_and_every_further_page_another()
    {
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(proxy.ConnectionString);
        await runtime.Execute(Plans.Integers("SELECT 1"));

        var before = proxy.RoundTrips;
        await using var rows = runtime.Execute(Plans.AllNumbers()).GetAsyncEnumerator();
        await ReadAsync(rows, 128);
        Assert.Equal(1, proxy.RoundTrips - before);
        await ReadAsync(rows, 1024);
        Assert.Equal(2, proxy.RoundTrips - before);
        await ReadAsync(rows, 1);
        Assert.Equal(3, proxy.RoundTrips - before);
    }

    [Fact]
    public async Task Who_leaves_early_waits_for_no_larger_page()
    {
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(proxy.ConnectionString);
        await runtime.Execute(Plans.Integers("SELECT 1"));

        var before = proxy.RoundTrips;
        await using (var rows = runtime.Execute(Plans.AllNumbers()).GetAsyncEnumerator())
            await ReadAsync(rows, 1000);
        Assert.Equal(3, proxy.RoundTrips - before); // 128 rows, 1,024 rows, COMMIT.
    }

    [Fact]
    public async Task A_small_result_takes_two_round_trips()
    {
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(proxy.ConnectionString);
        await runtime.Execute(Plans.Integers("SELECT 1"));

        var before = proxy.RoundTrips;
        await foreach (var _ in runtime.Execute(Plans.Integers("SELECT id FROM numbers WHERE id < 5")))
        {
        }

        Assert.Equal(2, proxy.RoundTrips - before);
    }

    [Fact]
    public async Task A_plan_whose_limit_fits_the_first_page_is_one_plain_command()
    {
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(proxy.ConnectionString);
        var query = Plans.Integers("SELECT id FROM numbers ORDER BY id LIMIT 5");
        query = query with { Plan = Plans.WithLimit(query.Plan, 5) };

        var before = proxy.RoundTrips;
        var seen = 0;
        await foreach (var _ in runtime.Execute(query))
            seen++;
        Assert.Equal((5, 1), (seen, proxy.RoundTrips - before));
    }

    [Fact]
    public async Task The_next_page_is_produced_while_the_current_one_is_consumed()
    {
        await using var runtime = await OpenAsync("read-ahead");
        await using var rows = runtime.Execute(Plans.AllNumbers(batchSize: 100)).GetAsyncEnumerator();
        await rows.MoveNextAsync();

        // The backend has answered the second FETCH although the first page was hardly touched.
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("read-ahead", "state = 'idle in transaction' AND query LIKE 'FETCH%'") == 1);
        Assert.Equal(1, rows.Current);
    }

    [Fact]
    public async Task Two_streams_on_one_connection_are_never_mixed_up()
    {
        await using var runtime = await OpenAsync("two-streams");
        var left = runtime.Execute(Plans.AllNumbers()).GetAsyncEnumerator();
        var right = runtime.Execute(Plans.AllNumbers()).GetAsyncEnumerator();
        for (var i = 1; i <= 3000; i++)
        {
            Assert.True(await left.MoveNextAsync());
            Assert.True(await right.MoveNextAsync());
            Assert.Equal((i, i), (left.Current, right.Current));
        }

        await left.DisposeAsync();
        Assert.True(await right.MoveNextAsync());
        Assert.Equal(3001, right.Current);
        await right.DisposeAsync();
        Assert.Equal(0, await database.BackendsAsync("two-streams", "state <> 'idle'"));
    }

    [Fact]
    public async Task Reads_run_between_the_pages_of_an_open_stream()
    {
        await using var runtime = await OpenAsync("nested-reads");
        var sum = 0;
        await foreach (var id in runtime.Execute(Plans.AllNumbers()))
        {
            if (id % 500 == 0)
                sum += (await runtime.Execute(Plans.Integers($"SELECT id FROM numbers WHERE id = {id}", ExecutionMode.Buffered))).Single();
        }

        Assert.Equal(Enumerable.Range(1, 20).Sum(i => i * 500), sum);
        Assert.Equal(0, await database.BackendsAsync("nested-reads", "state <> 'idle'"));
    }

    [Fact]
    public async Task A_write_beside_an_open_stream_is_refused_and_the_stream_goes_on()
    {
        await using var runtime = await OpenAsync("write-beside");
        var seen = 0;
        await foreach (var id in runtime.Execute(Plans.AllNumbers()))
        {
            seen++;
            if (id != 200)
                continue;
            var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await runtime.ExecuteAsync(Plans.Command("DELETE FROM notes")));
            Assert.Equal("RUNTIME.STREAM_OPEN", error.Code);
            error = await Assert.ThrowsAsync<PrismaNextException>(() => runtime.TransactionAsync(_ => Task.CompletedTask));
            Assert.Equal("RUNTIME.STREAM_OPEN", error.Code);
        }

        Assert.Equal(10_000, seen);
    }

    [Fact]
    public async Task A_failing_read_beside_an_open_stream_ends_the_stream_with_a_code()
    {
        await using var runtime = await OpenAsync("failing-read");
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () =>
        {
            await foreach (var id in runtime.Execute(Plans.AllNumbers()))
            {
                if (id == 10)
                    await Assert.ThrowsAsync<DatabaseException>(async () => await runtime.Execute(Plans.Integers("SELECT 1 / 0")));
            }
        });
        Assert.Equal("RUNTIME.STREAM_ABORTED", error.Code);
        Assert.Equal(1, await runtime.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (1, 'written after the failure')")));
    }

    [Fact]
    public async Task A_failing_stream_leaves_the_connection_usable_for_writes()
    {
        await using var runtime = await OpenAsync("failing-stream");
        await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            await foreach (var _ in runtime.Execute(Plans.Integers("SELECT 1 / (5000 - id) FROM numbers ORDER BY id")))
            {
            }
        });
        Assert.Equal(0, await runtime.ExecuteAsync(Plans.Command("DELETE FROM notes WHERE id < 0")));
        Assert.Equal(0, await database.BackendsAsync("failing-stream", "state <> 'idle'"));
    }

    [Fact]
    public async Task Prepared_pages_of_different_plans_are_never_mixed_up()
    {
        await using var client = Postgres.Create(
            Contexts.Empty, new() { ConnectionString = database.Named("prepared", "Maximum Pool Size=1;Auto Prepare Min Usages=1"), Mode = ExecutionMode.Cursor });
        for (var i = 0; i < 5; i++)
        {
            await foreach (var id in client.Execute(Plans.Integers("SELECT id FROM numbers ORDER BY id")))
                Assert.InRange(id, 1, 10_000);
            await foreach (var (id, label) in client.Execute(Plans.Sql("SELECT label, id FROM numbers", reader => (reader.GetInt32(1), reader.GetString(0)))))
                Assert.Equal($"number {id}", label);
        }
    }

    private static async Task ReadAsync(IAsyncEnumerator<int> rows, int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await rows.MoveNextAsync());
    }

    private Task<ServerlessRuntime> OpenAsync(string name) => PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named(name));
}
