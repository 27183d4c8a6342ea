using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>A sequence on the server counts how often a statement really ran.</summary>
public sealed class CacheMiddlewareTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PgType Integer = PgTypes.Integer;

    [Fact]
    public async Task An_equal_execution_is_answered()
    {
        await using var test = await StartAsync("equal");
        Assert.Equal([1L], await test.Runtime.Execute(test.Query));
        Assert.Equal([1L], await test.Runtime.Execute(test.Query));
        await foreach (var row in test.Runtime.Execute(test.Query with { Options = new() { Mode = ExecutionMode.Cursor } }))
            Assert.Equal(1L, row);
    }

    [Fact]
    public async Task Other_values_and_other_plans_are_other_results()
    {
        await using var test = await StartAsync("other");
        var plan = Plans.Sql("SELECT nextval('other') + $1 * 0", reader => reader.GetInt64(0), (1, Integer));
        Assert.Equal([1L], await test.Runtime.Execute(plan));
        Assert.Equal([2L], await test.Runtime.Execute(plan with { Values = new([2]) }));
        Assert.Equal([1L], await test.Runtime.Execute(plan with { Values = new([1]) }));
        Assert.Equal([3L], await test.Runtime.Execute(test.Query));
    }

    [Fact]
    public async Task Lists_are_compared_by_their_elements_as_they_were()
    {
        await using var test = await StartAsync("lists");
        var values = new List<int> { 1, 2 };
        var plan = Plans.Sql("SELECT nextval('lists') + 0 * cardinality($1)", reader => reader.GetInt64(0), (values, PgTypes.ArrayOf(Integer)));
        Assert.Equal([1L], await test.Runtime.Execute(plan));
        Assert.Equal([1L], await test.Runtime.Execute(plan with { Values = new([new List<int> { 1, 2 }]) }));
        values.Add(3);
        Assert.Equal([2L], await test.Runtime.Execute(plan));
    }

    [Fact]
    public async Task Empty_results_are_kept_too()
    {
        await using var test = await StartAsync("empty");
        var empty = Plans.Sql("SELECT nextval('empty') FROM numbers WHERE nextval('empty') < 0 AND id = 1", reader => reader.GetInt64(0));
        for (var i = 0; i < 3; i++)
            Assert.Empty(await test.Runtime.Execute(empty));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT last_value FROM empty"));
    }

    [Fact]
    public async Task A_list_that_a_caller_changes_is_his_own()
    {
        await using var test = await StartAsync("own");
        (await test.Runtime.Execute(test.Query)).Clear();
        (await test.Runtime.Execute(test.Query)).Clear();
        Assert.Equal([1L], await test.Runtime.Execute(test.Query));
    }

    [Fact]
    public async Task A_result_that_is_too_old_is_read_again()
    {
        var time = new MovedTime();
        await using var test = await StartAsync("old", options => options with { TimeToLive = TimeSpan.FromSeconds(10), TimeProvider = time });
        Assert.Equal([1L], await test.Runtime.Execute(test.Query));
        time.Move(TimeSpan.FromSeconds(9));
        Assert.Equal([1L], await test.Runtime.Execute(test.Query));
        time.Move(TimeSpan.FromSeconds(1));
        Assert.Equal([2L], await test.Runtime.Execute(test.Query));
    }

    [Fact]
    public async Task The_least_recently_used_result_goes_first()
    {
        await using var test = await StartAsync("lru", options => options with { Capacity = 2 });
        var plan = Plans.Sql("SELECT nextval('lru') + $1 * 0", reader => reader.GetInt64(0), (1, Integer));
        var (one, two, three) = (plan, plan with { Values = new([2]) }, plan with { Values = new([3]) });
        await test.Runtime.Execute(one);
        await test.Runtime.Execute(two);
        await test.Runtime.Execute(one);
        await test.Runtime.Execute(three);
        Assert.Equal(2, test.Cache.Count);
        Assert.Equal([1L], await test.Runtime.Execute(one));
        Assert.Equal([4L], await test.Runtime.Execute(two));
    }

    [Fact]
    public async Task Results_with_too_many_rows_are_not_kept()
    {
        await using var test = await StartAsync("large", options => options with { MaximumRows = 10 });
        var plan = Plans.Sql("SELECT nextval('large') FROM generate_series(1, 11)", reader => reader.GetInt64(0));
        await test.Runtime.Execute(plan);
        Assert.Equal(12, (await test.Runtime.Execute(plan))[0]);
        Assert.Equal(0, test.Cache.Count);
    }

    [Fact]
    public async Task A_result_that_is_asked_for_by_many_at_once_is_read_once()
    {
        await using var test = await StartAsync("flight");
        var slow = Plans.Sql("SELECT nextval('flight') FROM pg_sleep(0.2)", reader => reader.GetInt64(0));
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await test.Runtime.Execute(slow))[0]));
        Assert.All(results, result => Assert.Equal(1, result));
    }

    [Fact]
    public async Task When_the_reader_fails_another_one_reads()
    {
        await using var test = await StartAsync("takeover");
        var slow = Plans.Sql("SELECT nextval('takeover') FROM pg_sleep(2)", reader => reader.GetInt64(0));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var first = test.Runtime.Execute(slow).ToListAsync(stop.Token).AsTask();
        await Task.Delay(20);
        var second = test.Runtime.Execute(slow).ToListAsync().AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Single(await second);
    }

    [Fact]
    public async Task Who_waits_for_a_result_can_stop_waiting()
    {
        await using var test = await StartAsync("patience");
        var slow = Plans.Sql("SELECT nextval('patience') FROM pg_sleep(0.5)", reader => reader.GetInt64(0));
        var first = test.Runtime.Execute(slow).ToListAsync().AsTask();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await test.Runtime.Execute(slow).ToListAsync(stop.Token));
        Assert.Equal([1L], await first);
    }

    [Fact]
    public async Task A_write_drops_the_results_of_its_table()
    {
        await using var test = await StartAsync("writes");
        var notes = Of(test.Query, "notes");
        var numbers = Of(Plans.Sql("SELECT nextval('writes')", reader => reader.GetInt64(0)), "numbers");
        Assert.Equal([1L], await test.Runtime.Execute(notes));
        Assert.Equal([2L], await test.Runtime.Execute(numbers));
        await test.Runtime.ExecuteAsync(Plans.Command("UPDATE notes SET text = text WHERE id = 1") with { Tables = ["notes"] });
        Assert.Equal([3L], await test.Runtime.Execute(notes));
        Assert.Equal([2L], await test.Runtime.Execute(numbers));
        await test.Runtime.ExecuteAsync(Plans.Command("UPDATE notes SET text = text WHERE id = 1"));
        Assert.Equal([4L], await test.Runtime.Execute(numbers));
    }

    [Fact]
    public async Task A_write_in_a_transaction_drops_results_again_when_it_is_committed()
    {
        await using var test = await StartAsync("commit");
        await database.ExecuteAsync("INSERT INTO notes VALUES (970, 'before')");
        var note = Of(Plans.Sql("SELECT text FROM notes WHERE id = 970", reader => reader.GetString(0)), "notes");
        await test.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command("UPDATE notes SET text = 'after' WHERE id = 970") with { Tables = ["notes"] });
            Assert.Equal(["after"], await transaction.Execute(note));
            Assert.Equal(["before"], await test.Runtime.Execute(note));
        });
        Assert.Equal(["after"], await test.Runtime.Execute(note));
    }

    [Fact]
    public async Task Invalidate_and_Clear_drop_by_hand()
    {
        await using var test = await StartAsync("hand");
        var notes = Of(test.Query, "notes");
        await test.Runtime.Execute(notes);
        test.Cache.Invalidate("numbers");
        Assert.Equal(1, test.Cache.Count);
        test.Cache.Invalidate("notes");
        Assert.Equal(0, test.Cache.Count);
        await test.Runtime.Execute(notes);
        test.Cache.Clear();
        Assert.Equal([3L], await test.Runtime.Execute(notes));
    }

    [Fact]
    public async Task What_is_not_accepted_is_not_kept()
    {
        await using var test = await StartAsync("picky", options => options with { Accepts = execution => execution.Tables is ["countries"] });
        await test.Runtime.Execute(test.Query);
        Assert.Equal([2L], await test.Runtime.Execute(test.Query));
    }

    private static BoundQuery<T> Of<T>(BoundQuery<T> query, string table) => query with
    {
        Plan = new() { Sql = query.Plan.Sql, Parameters = query.Plan.Parameters, Read = query.Plan.Read, SqlHash = query.Plan.SqlHash, Tables = [table] },
    };

    private async Task<CachedRuntime> StartAsync(string sequence, Func<CacheOptions, CacheOptions>? change = null)
    {
        await database.ExecuteAsync($"CREATE SEQUENCE \"{sequence}\"");
        var options = new CacheOptions { Accepts = _ => true };
        var cache = new CacheMiddleware(change?.Invoke(options) ?? options);
        var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, cache);
        return new(open, cache, Plans.Sql($"SELECT nextval('{sequence}')", reader => reader.GetInt64(0)));
    }
}
