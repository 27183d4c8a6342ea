using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>What a mode sends, and what it holds while rows are handed out.</summary>
public sealed class ModeHoldingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [ModeRow("protocol", Cursor = "extended", Buffered = "extended", Stream = "extended", Simple = "simple")]
    public async Task Speaks(ExecutionMode mode, string cell)
    {
        var (messages, _) = await ReadAsync("speaks", mode);
        Assert.Equal(cell, messages.All(type => type is 'Q' or 'X') ? "simple" : !messages.Contains('Q') ? "extended" : "both");
    }

    [Theory]
    [ModeRow(
        "statements", Cursor = "`BEGIN`, `DECLARE`, `FETCH` …, `COMMIT`", Buffered = "the query", Stream = "the query", Simple = "`COPY` of the query, with values as literals")]
    public async Task Sends(ExecutionMode mode, string cell)
    {
        var (_, sent) = await ReadAsync("sends", mode);
        string[] verbs = [.. sent.Select(sql => sql.Split(' ')[0]).Distinct()];
        Assert.Equal(cell, verbs switch
        {
            ["BEGIN", "DECLARE", "FETCH", "COMMIT"] => "`BEGIN`, `DECLARE`, `FETCH` …, `COMMIT`",
            ["SELECT"] => "the query",
            ["COPY"] => "`COPY` of the query, with values as literals",
            _ => string.Join(", ", sent),
        });
    }

    [Theory]
    [ModeRow(
        "round trips to the first row", Cursor = "one", Buffered = "one", Stream = "one", Simple = "one")]
    public async Task Takes_round_trips(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "trips", mode);
        await using var proxy = new RoundTripProxy(database.Direct);
        await using var runtime = await bench.ConnectAsync(proxy.ConnectionString);
        var before = proxy.RoundTrips;
        var query = Plans.Integers("SELECT generate_series(1, 3)", mode); // No second page is asked for before the first row is there.
        await foreach (var _ in runtime.Execute(query))
        {
        }

        var trips = proxy.RoundTrips - before - (mode == ExecutionMode.Cursor ? 1 : 0); // A cursor is closed in one of its own.
        Assert.Equal(cell, trips == 1 ? "one" : $"{trips}");
        await bench.NothingIsLeftAsync(requests: 1);
    }

    [Theory]
    [ModeRow(
        "holds a connection", Cursor = "until the loop is left", Buffered = "while rows are read", Stream = "until the loop is left", Simple = "while rows are read")]
    public async Task Holds_a_connection(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "connection", mode);
        await using var client = bench.Client();
        var held = -1;
        await foreach (var _ in client.Execute(bench.Rows))
        {
            held = PoolCounts.Used(bench.Name);
            break;
        }

        Assert.Equal(cell, held == 1 ? "until the loop is left" : "while rows are read");
        await bench.NothingIsLeftAsync();
    }

    [Theory]
    [ModeRow("holds in memory", Cursor = "two pages", Buffered = "all rows", Stream = "one row", Simple = "all rows")]
    public async Task Holds_in_memory(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "memory", mode);
        await using var client = bench.Client();
        var read = 0;
        var query = Plans.Integers(Plans.Numbers, mode, id =>
        {
            Interlocked.Increment(ref read);
            return id;
        });
        await foreach (var _ in client.Execute(query))
        {
            // The second page is on its way.
            if (mode == ExecutionMode.Cursor)
                await TestDatabase.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref read) >= 256));
            break;
        }

        Assert.Equal(cell, read switch { 1 => "one row", 256 => "two pages", 10_000 => "all rows", _ => $"{read} rows" });
        await bench.NothingIsLeftAsync();
    }

    [Theory]
    [ModeRow("holds on the server", Cursor = "a cursor, in a transaction", Buffered = "nothing", Stream = "the running statement", Simple = "nothing")]
    public async Task Holds_on_the_server(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "server", mode);
        await using var client = bench.Client();
        var expected = mode switch { ExecutionMode.Cursor => "idle in transaction", ExecutionMode.Stream => "active", _ => "idle" };
        await foreach (var _ in client.Execute(bench.Rows))
        {
            await TestDatabase.EventuallyAsync(async () => await bench.StateAsync() == expected);
            break;
        }

        Assert.Equal(cell, expected switch { "idle in transaction" => "a cursor, in a transaction", "active" => "the running statement", _ => "nothing" });
        await bench.NothingIsLeftAsync();
    }

    [Theory]
    [ModeRow("reads beside it, on one connection", Cursor = "yes, between pages", Buffered = "yes", Stream = "`RUNTIME.STREAM_OPEN`", Simple = "yes")]
    public async Task Lets_reads_through(ExecutionMode mode, string cell) => Assert.Equal(
        cell, await BesideAsync("reads", mode, async runtime => Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")))) switch
        {
            "yes" when mode == ExecutionMode.Cursor => "yes, between pages",
            var outcome => outcome,
        });

    [Theory]
    [ModeRow("writes beside it, on one connection", Cursor = "`RUNTIME.STREAM_OPEN`", Buffered = "yes", Stream = "`RUNTIME.STREAM_OPEN`", Simple = "yes")]
    public async Task Lets_writes_through(ExecutionMode mode, string cell) => Assert.Equal(
        cell, await BesideAsync("writes", mode, async runtime => await runtime.ExecuteAsync(Plans.Command("UPDATE notes SET text = '' WHERE id = -1"))));

    [Theory]
    [ModeRow("reads beside it, from a pool of one", Cursor = "yes, on its connection", Buffered = "yes", Stream = "`RUNTIME.STREAM_OPEN`", Simple = "yes")]
    public async Task Shares_a_pool_of_one(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "shares", mode);
        await using var client = bench.Client();
        var outcome = "";
        await foreach (var _ in client.Execute(bench.Rows))
        {
            outcome = await ModeBench.OutcomeAsync(async () => Assert.Equal(1, (await client.Execute(Plans.Integers("SELECT 1"))).Single()));
            if (outcome == "yes" && PoolCounts.Used(bench.Name) == 1)
                outcome = "yes, on its connection";
            break;
        }

        Assert.Equal(cell, outcome);
        await bench.NothingIsLeftAsync();
    }

    [Theory]
    [ModeRow(
        "a second task while the server works, on one connection",
        Cursor = "`RUNTIME.CONCURRENT_USE`", Buffered = "`RUNTIME.CONCURRENT_USE`", Stream = "`RUNTIME.STREAM_OPEN`", Simple = "`RUNTIME.CONCURRENT_USE`")]
    public async Task Refuses_a_second_task(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "task", mode);
        await using var runtime = await bench.ConnectAsync();
        using var stop = new CancellationTokenSource();
        var first = Task.Run(async () =>
        {
            await foreach (var _ in runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)).WithCancellation(stop.Token))
                Assert.Fail("It sleeps.");
        });
        await bench.ServerSleepsAsync();
        Assert.Equal(cell, await ModeBench.OutcomeAsync(async () => await runtime.Execute(Plans.Integers("SELECT 1"))));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await bench.NothingIsLeftAsync(requests: 1);
    }

    private async Task<string> BesideAsync(string test, ExecutionMode mode, Func<ServerlessRuntime, Task> work)
    {
        var bench = new ModeBench(database, test, mode);
        await using var runtime = await bench.ConnectAsync();
        var outcome = "";
        await foreach (var _ in runtime.Execute(bench.Rows))
        {
            outcome = await ModeBench.OutcomeAsync(() => work(runtime));
            break;
        }

        await bench.NothingIsLeftAsync(requests: 1);
        return outcome;
    }

    private async Task<(IReadOnlyList<char> Messages, IReadOnlyList<string> Sent)> ReadAsync(string test, ExecutionMode mode)
    {
        var bench = new ModeBench(database, test, mode);
        await using var proxy = new HyperdriveProxy(database.Direct);
        await using var runtime = await bench.ConnectAsync(proxy.ConnectionString);
        var (messages, statements) = (proxy.Requests.Count, proxy.Statements.Count);
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(mode)))
        {
        }

        await bench.NothingIsLeftAsync(requests: 1);
        return ([.. proxy.Requests.Skip(messages)], [.. proxy.Statements.Skip(statements)]);
    }
}
