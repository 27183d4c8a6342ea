using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Diagnostics;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>How a mode lets go, whichever way a loop ends.</summary>
public sealed class ModeEndingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [ModeRow("on `break`", Cursor = "closes the cursor", Buffered = "nothing to do", Stream = "cancels the statement", Simple = "nothing to do")]
    public async Task Ends_by_break(ExecutionMode mode, string cell) => Assert.Equal(cell, await LeftAsync("break", mode, new TimeZoneNotFoundException(), leaves: true));

    [Theory]
    [ModeRow("on an exception in the loop", Cursor = "closes the cursor", Buffered = "nothing to do", Stream = "cancels the statement", Simple = "nothing to do")]
    public async Task Ends_by_an_exception(ExecutionMode mode, string cell) =>
        Assert.Equal(cell, await LeftAsync("exception", mode, new TimeZoneNotFoundException(), leaves: false));

    [Theory]
    [ModeRow(
        "on cancellation while the server works",
        Cursor = "stops the server; the connection lives",
        Buffered = "stops the server; the connection lives",
        Stream = "stops the server; the connection lives",
        Simple = "stops the server; the connection is destroyed")]
    public async Task Ends_by_cancellation(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "cancelled", mode);
        using var cancellation = new CancellationTokenSource();
        var ending = EndAsync(bench, database.Direct, Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode), cancellation.Token);
        await bench.ServerSleepsAsync();
        await cancellation.CancelAsync();
        Assert.Equal(cell, await ending);
    }

    [Theory]
    [ModeRow(
        "on the command time-out",
        Cursor = "`DRIVER.TIMEOUT`; the connection lives",
        Buffered = "`DRIVER.TIMEOUT`; the connection lives",
        Stream = "`DRIVER.TIMEOUT`; the connection lives",
        Simple = "`DRIVER.TIMEOUT`; the connection is destroyed")]
    public async Task Ends_by_a_timeout(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "timeout", mode);
        Assert.Equal(cell, await EndAsync(bench, database.Direct + ";Command Timeout=1", Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode)));
    }

    [Theory]
    [ModeRow(
        "on an error of the server in later rows",
        Cursor = "`DRIVER.QUERY_FAILED`; the connection lives",
        Buffered = "`DRIVER.QUERY_FAILED`; the connection lives",
        Stream = "`DRIVER.QUERY_FAILED`; the connection lives",
        Simple = "`DRIVER.QUERY_FAILED`; the connection is destroyed")]
    public async Task Ends_by_an_error_of_the_server(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "error", mode);
        Assert.Equal(cell, await EndAsync(bench, database.Direct, Plans.Integers("SELECT 1 / (5000 - id) FROM numbers ORDER BY id", mode)));
    }

    [Theory]
    [ModeRow(
        "when the server ends the connection",
        Cursor = "`DRIVER.CONNECTION_LOST`; the pool opens another one",
        Buffered = "`DRIVER.CONNECTION_LOST`; the pool opens another one",
        Stream = "`DRIVER.CONNECTION_LOST`; the pool opens another one",
        Simple = "`DRIVER.CONNECTION_LOST`; the pool opens another one")]
    public async Task Ends_with_its_backend(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "killed", mode);
        await using var client = bench.Client();
        var reading = CountAsync(client, Plans.Integers("SELECT 1 FROM pg_sleep(600)", mode));

        // A connection that fails at once could have been dead before, and the read would be sent once more.
        await TestDatabase.EventuallyAsync(async () => await bench.BackendsAsync("wait_event = 'PgSleep' AND query_start < clock_timestamp() - interval '1 second'") == 1);
        await database.KillAsync(bench.Name);
        var outcome = await ModeBench.OutcomeAsync(() => reading);
        await bench.NothingIsLeftAsync();
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1", mode)));
        Assert.Equal(cell, $"{outcome}; the pool opens another one");
        await bench.NothingIsLeftAsync();
    }

    [Theory]
    [ModeRow(
        "when its runtime is disposed",
        Cursor = "`RUNTIME.DISPOSED`; the connection is closed",
        Buffered = "`RUNTIME.DISPOSED`; the connection is closed",
        Stream = "`RUNTIME.DISPOSED`; the connection is closed",
        Simple = "`RUNTIME.DISPOSED`; the connection is closed")]
    public async Task Ends_with_its_runtime(ExecutionMode mode, string cell)
    {
        var bench = new ModeBench(database, "disposed", mode);
        var runtime = await bench.ConnectAsync();
        await using var rows = runtime.Execute(bench.Rows).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());
        await runtime.DisposeAsync();
        var outcome = await ModeBench.OutcomeAsync(async () => await rows.MoveNextAsync());
        await TestDatabase.EventuallyAsync(async () => await bench.BackendsAsync("true") == 0);
        Assert.Equal(cell, $"{outcome}; the connection is closed");
    }

    /// <summary>How a read on a runtime of its own ends, and what becomes of the connection.</summary>
    private static async Task<string> EndAsync(ModeBench bench, string connectionString, BoundQuery<int> query, CancellationToken cancellationToken = default)
    {
        await using var runtime = await bench.ConnectAsync(connectionString);
        var outcome = await OutcomeAsync(runtime, query, cancellationToken);
        await bench.NothingIsLeftAsync(requests: 1);
        return $"{outcome}; {await AfterwardsAsync(runtime)}";
    }

    private static async Task<string> OutcomeAsync(IQueryRuntime runtime, BoundQuery<int> query, CancellationToken cancellationToken)
    {
        try
        {
            return await ModeBench.OutcomeAsync(() => CountAsync(runtime, query, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "stops the server";
        }
    }

    private static async Task<int> CountAsync(IQueryRuntime runtime, BoundQuery<int> query, CancellationToken cancellationToken = default)
    {
        var count = 0;
        await foreach (var _ in runtime.Execute(query).WithCancellation(cancellationToken))
            count++;
        return count;
    }

    private static async Task<string> AfterwardsAsync(IQueryRuntime runtime)
    {
        try
        {
            Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")));
            return "the connection lives";
        }
        catch (DatabaseException exception) when (exception.Code == "DRIVER.CONNECTION_LOST")
        {
            return "the connection is destroyed";
        }
    }

    private async Task<string> LeftAsync(string test, ExecutionMode mode, Exception exception, bool leaves)
    {
        var bench = new ModeBench(database, test, mode);
        await using var proxy = new HyperdriveProxy(database.Direct);
        await using var client = bench.Client(proxy.ConnectionString);
        await client.ConnectAsync();
        var (statements, cancelRequests) = (proxy.Statements.Count, proxy.CancelRequests);
        try
        {
            await foreach (var _ in client.Execute(bench.Rows))
            {
                if (leaves)
                    break;
                throw exception;
            }
        }
        catch (TimeZoneNotFoundException caught)
        {
            Assert.Same(exception, caught);
        }

        await bench.NothingIsLeftAsync();
        var sent = proxy.Statements.Skip(statements).ToList();
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1", mode)));
        return proxy.CancelRequests > cancelRequests ? "cancels the statement" : sent[^1] == "COMMIT" ? "closes the cursor" : "nothing to do";
    }
}
