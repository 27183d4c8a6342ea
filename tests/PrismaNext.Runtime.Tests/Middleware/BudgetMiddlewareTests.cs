using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;

namespace PrismaNext.Runtime.Tests.Middleware;

public sealed class BudgetMiddlewareTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<Facade, ExecutionMode> EveryWay => Facades.WithModes;

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_budget_of_rows_stops_the_stream_and_the_server(Facade facade, ExecutionMode mode)
    {
        var name = $"rows-{facade}-{mode}";
        await using var open = await WatchedFacades.OpenAsync(facade, database.Named(name), new BudgetMiddleware(new() { Rows = 500 }));
        Assert.Equal("RUNTIME.BUDGET_ROWS", await FailureAsync(open, Plans.Integers("SELECT generate_series(1, 100000000)", mode)));
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "state <> 'idle'") == 0);
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_result_within_the_budget_passes(Facade facade, ExecutionMode mode)
    {
        await using var open = await WatchedFacades.OpenAsync(
            facade, database.ConnectionString, new BudgetMiddleware(new() { Rows = 10_000, Bytes = 100_000_000, Time = TimeSpan.FromMinutes(10) }));
        var count = 0;
        await foreach (var _ in open.Runtime.Execute(Plans.AllNumbers(mode)))
            count++;
        Assert.Equal(10_000, count);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_budget_of_bytes_stops_the_stream(Facade facade, ExecutionMode mode)
    {
        await using var open = await WatchedFacades.OpenAsync(facade, database.ConnectionString, new BudgetMiddleware(new() { Bytes = 1_000_000 }));
        var texts = Plans.Integers("SELECT generate_series(1, 10000)", mode, number => new string('x', 10_000).Length + number);
        Assert.Equal("RUNTIME.BUDGET_BYTES", await FailureAsync(open, texts));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_budget_of_time_stops_a_query_that_returns_nothing(Facade facade, ExecutionMode mode)
    {
        var name = $"time-{facade}-{mode}";
        await using var open = await WatchedFacades.OpenAsync(
            facade, database.Named(name), new BudgetMiddleware(new() { Time = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal("RUNTIME.BUDGET_TIME", await FailureAsync(open, Plans.Integers("SELECT 1 FROM pg_sleep(60)", mode)));
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "state = 'active'") == 0);
    }

    [Fact]
    public async Task A_budget_holds_for_each_execution_by_itself()
    {
        await using var open = await WatchedFacades.OpenAsync(
            Facade.LongLived, database.ConnectionString, new BudgetMiddleware(new() { Rows = 10 }));
        for (var i = 0; i < 5; i++)
            Assert.Equal(10, (await open.Runtime.Execute(Plans.Integers("SELECT generate_series(1, 10)"))).Count);
    }

    [Fact]
    public async Task A_transaction_is_rolled_back_when_the_budgets_error_leaves_it()
    {
        await using var open = await WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, new BudgetMiddleware(new() { Rows = 10 }));
        var error = await Assert.ThrowsAsync<PrismaNextException>(() => open.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (960, '')"));
            await transaction.Execute(Plans.AllNumbers());
        }));
        Assert.Equal("RUNTIME.BUDGET_ROWS", error.Code);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE id = 960"));
    }

    private static async Task<string> FailureAsync<T>(OpenRuntime open, BoundQuery<T> query)
    {
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () =>
        {
            await foreach (var _ in open.Runtime.Execute(query))
            {
            }
        });
        return error.Code;
    }
}
