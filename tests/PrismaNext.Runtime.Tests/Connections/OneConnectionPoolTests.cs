using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Connections;

/// <summary>A pool that is used up never makes a flow of control wait for a connection that the flow itself holds.</summary>
public sealed class OneConnectionPoolTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Reads_inside_an_open_stream_run_on_its_connection(ExecutionMode mode)
    {
        var name = $"nested-{mode}";
        await using var client = Open(name, size: 1);
        var (seen, nested) = (0, 0);
        await foreach (var id in client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
        {
            seen++;
            if (id % 1000 != 1)
                continue;
            await foreach (var _ in client.Execute(Plans.Integers("SELECT id FROM numbers WHERE id <= 500", mode)))
                nested++;
            Assert.Equal(1, await client.Execute(Plans.AllNumbers(mode)).FirstAsync());
            Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
        }

        Assert.Equal((10_000, 5000), (seen, nested));
        Assert.Equal(1, await database.BackendsAsync($"one-{name}", "state = 'idle'"));
        Assert.Equal(1, await client.ExecuteAsync(Plans.Command($"INSERT INTO notes VALUES ({(int)mode}, '')")));
    }

    [Fact]
    public async Task An_inner_stream_may_outlive_the_outer_one()
    {
        await using var client = Open("outlives", size: 1);
        var outer = client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator();
        await outer.MoveNextAsync();
        var inner = client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator();
        await inner.MoveNextAsync();
        await outer.DisposeAsync();
        for (var i = 2; i <= 1000; i++)
            Assert.True(await inner.MoveNextAsync());
        await inner.DisposeAsync();
        Assert.Equal(1, await database.BackendsAsync("one-outlives", "state = 'idle'"));
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Parallel_reads_inside_an_open_stream_take_turns()
    {
        await using var client = Open("parallel", size: 1);
        await foreach (var _ in client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
        {
            var sums = await Task.WhenAll(Enumerable.Range(1, 8).Select(async i => (await client.Execute(Plans.Integers($"SELECT {i}"))).Single()));
            Assert.Equal(36, sums.Sum());
            break;
        }
    }

    [Fact]
    public async Task Beside_its_own_only_connection_in_stream_mode_everything_is_refused_at_once()
    {
        await using var client = Open("streaming", size: 1);
        await foreach (var _ in client.Execute(Plans.AllNumbers(ExecutionMode.Stream)))
        {
            Assert.Equal("RUNTIME.STREAM_OPEN", (await Assert.ThrowsAsync<PrismaNextException>(async () => await client.Execute(Plans.Integers("SELECT 1")))).Code);
            break;
        }

        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_write_that_would_wait_for_its_own_stream_is_refused_at_once()
    {
        await using var client = Open("write", size: 1);
        var seen = 0;
        await foreach (var id in client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)))
        {
            seen++;
            if (id != 200)
                continue;
            Assert.Equal("RUNTIME.STREAM_OPEN", (await Assert.ThrowsAsync<PrismaNextException>(async () => await client.ExecuteAsync(Plans.Command("DELETE FROM notes")))).Code);
            Assert.Equal("RUNTIME.STREAM_OPEN", (await Assert.ThrowsAsync<PrismaNextException>(() => client.TransactionAsync(_ => Task.CompletedTask))).Code);
        }

        Assert.Equal(10_000, seen);
    }

    [Fact]
    public async Task The_client_inside_its_own_transaction_is_refused_at_once()
    {
        await using var client = Open("transaction", size: 1);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => client.TransactionAsync(async _ => await client.Execute(Plans.Integers("SELECT 1"))));
        Assert.Equal("RUNTIME.TRANSACTION_OPEN", error.Code);
        Assert.Equal([1], await client.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Other_flows_wait_for_the_connection_and_never_join()
    {
        await using var client = Open("others", size: 1);
        var rows = client.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator();
        await rows.MoveNextAsync();
        Task<long> writing;
        using (ExecutionContext.SuppressFlow())
            writing = Task.Run(() => client.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (100, '')")).AsTask());
        // The connection is given back when the last page begins, which is after that.
        for (var i = 2; i <= 9_000; i++)
            Assert.True(await rows.MoveNextAsync());
        Assert.False(writing.IsCompleted);
        for (var i = 9_001; i <= 10_000; i++)
            Assert.True(await rows.MoveNextAsync());
        Assert.False(await rows.MoveNextAsync());
        await rows.DisposeAsync();
        Assert.Equal(1, await writing);
    }

    [Fact]
    public async Task Many_flows_with_nested_reads_share_a_small_pool()
    {
        await using var client = Open("many", size: 2);
        var sums = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            var sum = 0;
            await foreach (var id in client.Execute(Plans.Integers("SELECT id FROM numbers WHERE id <= 300 ORDER BY id", ExecutionMode.Cursor)))
            {
                if (id % 100 == 0)
                    sum += (await client.Execute(Plans.Integers($"SELECT {id}"))).Single();
            }

            return sum;
        }));
        Assert.All(sums, sum => Assert.Equal(600, sum));
        Assert.Equal(0, await database.BackendsAsync("one-many", "state <> 'idle'"));
    }

    private Postgres Open(string name, int size) =>
        Postgres.Create(Contexts.Empty, new() { ConnectionString = database.Named($"one-{name}", $"Maximum Pool Size={size};Timeout=30") });
}
