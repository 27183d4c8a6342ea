using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>Several operations on one runtime at the same time.</summary>
public sealed class ConcurrencyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_second_operation_on_a_per_request_runtime_is_refused_at_once()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named("concurrent"));
        using var stop = new CancellationTokenSource();
        var first = runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(600)")).ToListAsync(stop.Token).AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("concurrent", "wait_event = 'PgSleep'") == 1);

        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await runtime.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal("RUNTIME.CONCURRENT_USE", error.Code);
        error = await Assert.ThrowsAsync<PrismaNextException>(() => runtime.TransactionAsync(_ => Task.CompletedTask));
        Assert.Equal("RUNTIME.CONCURRENT_USE", error.Code);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task Beside_a_result_in_stream_mode_everything_else_is_refused()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.ConnectionString);
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(ExecutionMode.Stream)))
        {
            var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await runtime.Execute(Plans.Integers("SELECT 1")));
            Assert.Equal("RUNTIME.STREAM_OPEN", error.Code);
            break;
        }

        Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_cursor_beside_a_result_in_stream_mode_is_refused_at_once()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.ConnectionString);
        await foreach (var _ in runtime.Execute(Plans.AllNumbers(ExecutionMode.Stream)))
        {
            var inner = runtime.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator();
            var error = await Assert.ThrowsAsync<PrismaNextException>(() => inner.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.Equal("RUNTIME.STREAM_OPEN", error.Code);
            break;
        }

        Assert.Equal([1], await runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Fact]
    public async Task A_refused_result_in_stream_mode_leaves_the_running_one_alone()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.Named("refused"));
        var first = runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(2)")).ToListAsync().AsTask();
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("refused", "wait_event = 'PgSleep'") == 1);

        var second = runtime.Execute(Plans.AllNumbers(ExecutionMode.Stream)).GetAsyncEnumerator();
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => second.MoveNextAsync().AsTask());
        Assert.Equal("RUNTIME.CONCURRENT_USE", error.Code);
        Assert.Equal([1], await first);
    }

    [Fact]
    public async Task Stream_mode_beside_an_open_cursor_leaves_early_without_harm_to_it()
    {
        await using var runtime = await PostgresServerless.Create(Contexts.Empty).ConnectAsync(database.ConnectionString);
        var seen = 0;
        await foreach (var id in runtime.Execute(Plans.AllNumbers()))
        {
            seen++;
            if (id == 500)
                Assert.Equal(1, await runtime.Execute(Plans.AllNumbers(ExecutionMode.Stream)).FirstAsync());
        }

        Assert.Equal(10_000, seen);
    }

    [Fact]
    public async Task Reading_a_result_twice_is_refused()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var result = client.Execute(Plans.Integers("SELECT 1"));
        Assert.Equal([1], await result);
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await result);
        Assert.Equal("RUNTIME.ITERATOR_CONSUMED", error.Code);
    }

    [Fact]
    public async Task A_long_lived_client_serves_many_tasks_at_once()
    {
        await using var client = Postgres.Create(Contexts.Empty, new() { ConnectionString = database.ConnectionString });
        var sums = await Task.WhenAll(Enumerable.Range(1, 50).Select(async i => (await client.Execute(Plans.Integers($"SELECT id FROM numbers WHERE id <= {i}"))).Sum()));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => i * (i + 1) / 2), sums);
    }

    [Fact]
    public async Task Forty_parallel_requests_leave_no_backend_however_they_end()
    {
        var serverless = PostgresServerless.Create(Contexts.Empty);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(RequestAsync));
        await database.NoBackendIsLeftAsync("forty");

        async Task RequestAsync(int number)
        {
            using var timeout = new CancellationTokenSource();
            try
            {
                await using var runtime = await serverless.ConnectAsync(database.Named("forty"));
                var seen = 0;
                await foreach (var _ in runtime.Execute(Plans.AllNumbers()).WithCancellation(timeout.Token))
                {
                    if (++seen < 300)
                        continue;
                    if (number % 4 == 1)
                        break;
                    if (number % 4 == 2)
                        throw new TimeZoneNotFoundException();
                    if (number % 4 == 3)
                        await timeout.CancelAsync();
                }
            }
            catch (Exception exception) when (exception is TimeZoneNotFoundException or OperationCanceledException)
            {
                Assert.InRange(number % 4, 2, 3);
            }
        }
    }
}
