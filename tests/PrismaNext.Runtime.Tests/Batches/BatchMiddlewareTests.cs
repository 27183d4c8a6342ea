using System.Collections.Concurrent;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Logging;
using PrismaNext.Runtime.Tests.Middleware;

namespace PrismaNext.Runtime.Tests.Batches;

/// <summary>Every query of a batch passes the middleware as if it were alone.</summary>
public sealed class BatchMiddlewareTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _calls = new();

    public Task InitializeAsync() => database.ExecuteAsync("TRUNCATE notes");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Facade.LongLived)]
    [InlineData(Facade.PerRequest)]
    public async Task The_hooks_of_all_queries_are_called(Facade facade)
    {
        var middleware = new RecordingMiddleware(_calls, "m") { SeesRows = true };
        await using var open = await WatchedFacades.OpenAsync(facade, database.ConnectionString, middleware);
        await open.Runtime.BatchAsync(batch => (batch.List(Numbers(2)), batch.Write(Note(1)), batch.List(Plans.Integers("SELECT 7"))));
        Assert.Equal(["m before", "m before", "m before", "m row 1", "m row 2", "m row 7", "m after Completed", "m after Completed", "m after Completed"], _calls);
        Assert.Equal([2L, 1L, 1L], middleware.Ended.Select(ended => ended.Result.Rows));
        Assert.Equal([false, true, false], middleware.Ended.Select(ended => ended.Execution.IsWrite));
        Assert.All(middleware.Ended, ended => Assert.True(ended.Execution is { IsInBatch: true, HoldsAllRows: true, Mode: ExecutionMode.Buffered }));
    }

    [Fact]
    public async Task One_that_is_refused_refuses_all()
    {
        var asked = 0;
        var middleware = new RecordingMiddleware(_calls, "m", _ => asked = ++asked == 2 ? throw new TimeZoneNotFoundException() : asked);
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, middleware);
        var error = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => open.Runtime.BatchAsync(batch => (batch.Write(Note(1)), batch.Write(Note(2)), batch.Write(Note(3)))));
        Assert.Equal(1, error.Data["BatchIndex"]);
        Assert.Equal(["m before", "m before", "m after Failed"], _calls);
        Assert.Equal(0, await NotesAsync());
    }

    [Fact]
    public async Task One_that_fails_fails_all()
    {
        var middleware = new RecordingMiddleware(_calls, "m");
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, middleware);
        await Assert.ThrowsAnyAsync<PrismaNextException>(() => open.Runtime.BatchAsync(batch => (batch.Write(Note(1)), batch.Write(Note(1)), batch.Write(Note(3)))));
        Assert.Equal(["m before", "m before", "m before", "m after Failed", "m after Failed", "m after Failed"], _calls);
    }

    [Fact]
    public async Task A_row_that_fails_fails_its_own_query_only()
    {
        var middleware = new RecordingMiddleware(_calls, "m");
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, middleware);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => open.Runtime.BatchAsync(batch => (
            batch.Write(Note(1)),
            batch.List(Plans.Integers("SELECT 1", select: _ => throw new TimeZoneNotFoundException())),
            batch.Write(Note(2)),
            batch.List(Plans.Integers("SELECT 1", select: _ => throw new BadImageFormatException())),
            batch.List(Numbers(3)))));
        Assert.Equal(["m after Completed", "m after Failed", "m after Completed", "m after Failed", "m after Completed"], _calls.Skip(5));
        Assert.Equal([1L, 0L, 1L, 0L, 3L], middleware.Ended.Select(ended => ended.Result.Rows));
        Assert.Equal(
            [null, typeof(TimeZoneNotFoundException), null, typeof(BadImageFormatException), null], middleware.Ended.Select(ended => ended.Result.Error?.GetType()));
        Assert.Equal(2, await NotesAsync());
    }

    [Fact]
    public async Task What_a_cache_answers_is_not_sent()
    {
        var cache = new CacheMiddleware(new() { Accepts = _ => true });
        await using var proxy = new RoundTripProxy(database.ConnectionString);
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, proxy.ConnectionString + ";Max Auto Prepare=0", cache);
        await database.ExecuteAsync("CREATE SEQUENCE batched");
        var next = Plans.Sql("SELECT nextval('batched')", reader => reader.GetInt64(0));
        var numbers = Numbers(3);
        Assert.Equal([1L], await open.Runtime.Execute(next));

        var (cached, read) = await open.Runtime.BatchAsync(batch => (batch.List(next), batch.List(numbers)));
        Assert.Equal([1L], cached.Value);
        Assert.Equal([1, 2, 3], read.Value);

        var before = proxy.RoundTrips;
        (cached, read) = await open.Runtime.BatchAsync(batch => (batch.List(next), batch.List(numbers)));
        Assert.Equal([1L], cached.Value);
        Assert.Equal([1, 2, 3], read.Value);
        Assert.Equal(before, proxy.RoundTrips);
    }

    [Fact]
    public async Task A_batch_never_waits_for_itself_in_a_cache_nor_do_two_for_each_other()
    {
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, new CacheMiddleware(new() { Accepts = _ => true, TimeToLive = TimeSpan.FromMilliseconds(1) }));
        var (a, b) = (Numbers(2), Numbers(3));
        for (var round = 0; round < 50; round++)
        {
            var sending = Task.WhenAll(
                open.Runtime.BatchAsync(batch => (batch.List(a), batch.List(b), batch.List(a))),
                open.Runtime.BatchAsync(batch => (batch.List(b), batch.List(a), batch.List(b))));
            foreach (var (first, second, third) in await sending.WaitAsync(TimeSpan.FromSeconds(30)))
            {
                Assert.Equal(first.Value, third.Value);
                Assert.Equal(5, first.Value.Count + second.Value.Count);
            }
        }
    }

    [Fact]
    public async Task A_hook_that_runs_a_query_of_its_own_batch_does_not_wait_for_it()
    {
        var cache = new CacheMiddleware(new() { Accepts = _ => true });
        var (asked, first) = (0, Numbers(2));
        OpenRuntime? open = null;
        var hook = new AsynchronousMiddleware(async execution =>
        {
            if (execution.IsInBatch && ++asked == 2)
                Assert.Equal([1, 2], await open!.Runtime.Execute(first));
        });
        await using var opened = open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, cache, hook);
        var (one, two) = await open.Runtime.BatchAsync(batch => (batch.List(first), batch.List(Numbers(3)))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal([1, 2, 1, 2, 3], one.Value.Concat(two.Value));
        Assert.Equal((2, 2), (asked, cache.Count));
    }

    [Fact]
    public async Task What_was_dropped_while_a_batch_read_it_is_not_kept()
    {
        var cache = new CacheMiddleware(new() { Accepts = _ => true });
        var drops = true;
        var dropping = new RecordingMiddleware(_calls, "m", execution =>
        {
            if (drops && execution.IsInBatch)
                cache.Clear();
        });
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, cache, dropping);
        await open.Runtime.BatchAsync(batch => batch.List(Numbers(2)));
        Assert.Equal(0, cache.Count);
        drops = false;
        await open.Runtime.BatchAsync(batch => batch.List(Numbers(2)));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task A_budget_of_rows_holds_for_each_query_and_tells_which()
    {
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.Named("batch-budget"), new BudgetMiddleware(new() { Rows = 10 }));
        Assert.Equal(10, (await open.Runtime.BatchAsync(batch => (batch.List(Numbers(10)), batch.List(Numbers(10))))).Item2.Value.Count);
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.BatchAsync(batch => (
            batch.List(Numbers(10)), batch.List(Numbers(11)), batch.List(Plans.Integers("SELECT generate_series(1, 3000000)")))));
        Assert.Equal(("RUNTIME.BUDGET_ROWS", 1), (error.Code, error.BatchIndex));
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync("batch-budget", "state <> 'idle'") == 0);
    }

    [Fact]
    public async Task A_budget_of_time_stops_the_server()
    {
        await using var open = await WatchedFacades.OpenAsync(Facade.PerRequest, database.Named("batch-time"), new BudgetMiddleware(new() { Time = TimeSpan.FromSeconds(0.3) }));
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.BatchAsync(batch => (
            batch.List(Numbers(10)), batch.List(Plans.Integers("SELECT 1 FROM pg_sleep(600)")))));
        Assert.Equal("RUNTIME.BUDGET_TIME", error.Code);
        Assert.Equal(0, await database.BackendsAsync("batch-time", "state <> 'idle'"));
        Assert.Equal(10, (await open.Runtime.BatchAsync(batch => batch.List(Numbers(10)))).Value.Count);
    }

    [Fact]
    public async Task A_lint_that_refuses_tells_the_query()
    {
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, new LintMiddleware(new() { WriteWithoutWhere = LintPolicy.Refuse }));
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.BatchAsync(batch => (batch.Write(Note(1)), batch.Write(Plans.Command("DELETE FROM notes")))));
        Assert.Equal(("RUNTIME.LINT_WRITE_WITHOUT_WHERE", 1), (error.Code, error.BatchIndex));
        Assert.Equal(0, await NotesAsync());
    }

    [Fact]
    public async Task Each_query_has_its_span_beside_the_others()
    {
        using var spans = new SpanRecorder();
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString);
        using var parent = new System.Diagnostics.Activity("caller").Start();
        await open.Runtime.BatchAsync(batch => (batch.List(Numbers(4)), batch.Write(Note(9))));
        var own = spans.Stopped.Where(span => span.TraceId == parent.TraceId && span.Source.Name == "PrismaNext").ToList();
        Assert.Equal(["SELECT", "INSERT"], own.Select(span => (string?)span.GetTagItem("db.operation.name")));
        Assert.Equal([4L, 1L], own.Select(span => (long?)span.GetTagItem("db.response.returned_rows")));
        Assert.All(own, span => Assert.Equal(parent.SpanId, span.ParentSpanId));
        Assert.Same(parent, System.Diagnostics.Activity.Current);
    }

    private static BoundQuery<int> Numbers(int count) => Plans.Integers($"SELECT id FROM numbers ORDER BY id LIMIT {count}");

    private static CommandPlan Note(int id) => Plans.Command($"INSERT INTO notes VALUES ({id}, '')");

    private Task<long> NotesAsync() => database.ScalarAsync<long>("SELECT count(*) FROM notes");
}
