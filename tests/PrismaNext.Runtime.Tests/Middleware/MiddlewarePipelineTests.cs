using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Diagnostics;
using PrismaNext.Runtime.Logging;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Logging;

namespace PrismaNext.Runtime.Tests.Middleware;

public sealed class MiddlewarePipelineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ConcurrentQueue<string> _calls = new();

    public static TheoryData<Facade, ExecutionMode> EveryWay => Facades.WithModes;

    [Fact]
    public async Task Hooks_before_run_in_order_and_those_after_in_reverse()
    {
        await using var open = await OpenAsync(Facade.LongLived, Recording("outer", seesRows: true), Recording("inner", seesRows: true));
        await open.Runtime.Execute(Plans.Integers("SELECT generate_series(1, 2)"));
        Assert.Equal(
            ["outer before", "inner before", "outer row 1", "inner row 1", "outer row 2", "inner row 2", "inner after Completed", "outer after Completed"],
            _calls);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_read_to_the_end_is_completed_with_its_rows(Facade facade, ExecutionMode mode)
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(facade, middleware);
        await foreach (var _ in open.Runtime.Execute(Plans.AllNumbers(mode)))
        {
        }

        var (execution, result) = Assert.Single(middleware.Ended);
        Assert.Equal((ExecutionOutcome.Completed, 10_000L, null), (result.Outcome, result.Rows, result.Error));
        Assert.Equal((mode, "SELECT", Plans.Numbers), (execution.Mode, execution.Operation, execution.Sql));
        Assert.True(result.Waited <= result.Duration);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Leaving_early_is_told_with_the_rows_that_were_handed_out(Facade facade, ExecutionMode mode)
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(facade, middleware);
        await foreach (var row in open.Runtime.Execute(Plans.AllNumbers(mode)))
        {
            if (row == 7)
                break;
        }

        // A buffered result was read to its end before the first row was handed out.
        var expected = mode is ExecutionMode.Buffered or ExecutionMode.Simple ? (ExecutionOutcome.Completed, 10_000L) : (ExecutionOutcome.LeftEarly, 7L);
        var (_, result) = Assert.Single(middleware.Ended);
        Assert.Equal(expected, (result.Outcome, result.Rows));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_error_is_told_and_reaches_the_caller(Facade facade, ExecutionMode mode)
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(facade, middleware);
        var error = await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            await foreach (var _ in open.Runtime.Execute(Plans.Integers("SELECT 1 / (i - 500) FROM generate_series(1, 1000) AS i", mode)))
            {
            }
        });
        var (_, result) = Assert.Single(middleware.Ended);
        Assert.Equal((ExecutionOutcome.Failed, "22012"), (result.Outcome, error.SqlState));
        Assert.Same(error, result.Error);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_cancellation_is_told_and_reaches_the_caller_with_its_own_token(Facade facade, ExecutionMode mode)
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(facade, middleware);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in open.Runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(60)", mode)).WithCancellation(stop.Token))
            {
            }
        });
        Assert.Equal(stop.Token, exception.CancellationToken);
        Assert.Equal(ExecutionOutcome.Cancelled, Assert.Single(middleware.Ended).Result.Outcome);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_refusal_sends_nothing_and_asks_nobody_else(Facade facade, ExecutionMode mode)
    {
        await using var open = await OpenAsync(
            facade, Recording("outer"), Recording("refuses", _ => throw new InvalidOperationException("no")), Recording("inner"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await open.Runtime.Execute(Plans.Integers("SELECT broken", mode)).AnyAsync());
        Assert.Equal(["outer before", "refuses before", "outer after Refused"], _calls);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_answer_sends_nothing_and_shows_its_rows_to_those_before(Facade facade, ExecutionMode mode)
    {
        await using var open = await OpenAsync(
            facade, Recording("outer", seesRows: true), Recording("answers", execution => execution.Answer<int>([4, 5])), Recording("inner"));
        var rows = new List<int>();
        await foreach (var row in open.Runtime.Execute(Plans.Integers("SELECT broken", mode)))
            rows.Add(row);
        Assert.Equal([4, 5], rows);
        Assert.Equal(
            ["outer before", "answers before", "outer row 4", "outer row 5", "answers after Completed", "outer after Completed"], _calls);
    }

    [Fact]
    public async Task An_answer_of_another_type_is_refused()
    {
        await using var open = await OpenAsync(Facade.LongLived, Recording("answers", execution => execution.Answer<string>(["1"])));
        await Assert.ThrowsAsync<ArgumentException>(async () => await open.Runtime.Execute(Plans.Integers("SELECT 1")));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_abort_stops_the_servers_work_and_gives_the_caller_its_error(Facade facade, ExecutionMode mode)
    {
        var name = $"abort-{facade}-{mode}";
        var middleware = Recording("aborts", execution => _ = Task.Delay(100).ContinueWith(_ => execution.Abort(new TimeoutException("enough")), TaskScheduler.Default));
        await using var open = await WatchedFacades.OpenAsync(facade, database.Named(name), middleware);
        await Assert.ThrowsAsync<TimeoutException>(async () => await open.Runtime.Execute(Plans.Integers("SELECT 1 FROM pg_sleep(60)", mode)).AnyAsync());
        Assert.Equal(ExecutionOutcome.Failed, Assert.Single(middleware.Ended).Result.Outcome);
        await TestDatabase.EventuallyAsync(async () => await database.BackendsAsync(name, "state = 'active'") == 0);
    }

    [Fact]
    public async Task A_write_and_a_single_value_run_through_the_same_hooks()
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(Facade.LongLived, middleware);
        await open.Runtime.ExecuteAsync(Plans.Command("INSERT INTO notes VALUES (901, 'a'), (902, 'b')"));
        await open.Runtime.ExecuteAsync(Plans.Make("SELECT count(*) FROM numbers", reader => reader.GetInt64(0), Cardinality.Scalar));
        Assert.Equal(
            [("INSERT", true, 2L), ("SELECT", false, 1L)],
            middleware.Ended.Select(ended => (ended.Execution.Operation, ended.Execution.IsWrite, ended.Result.Rows)));
    }

    [Fact]
    public async Task Executions_in_a_transaction_say_so_and_tell_its_end()
    {
        var middleware = new RecordingMiddleware(_calls, "m", execution =>
        {
            _calls.Enqueue($"in transaction: {execution.IsInTransaction}");
            execution.AfterTransaction(() => _calls.Enqueue("over"));
        });
        await using var open = await OpenAsync(Facade.LongLived, middleware);
        await open.Runtime.TransactionAsync(async transaction =>
        {
            await transaction.TransactionAsync(async nested => await nested.Execute(Plans.Integers("SELECT 1")));
            _calls.Enqueue("end of callback");
        });
        Assert.Equal(["m before", "in transaction: True", "m after Completed", "end of callback", "over"], _calls);
    }

    [Fact]
    public async Task What_a_hook_after_throws_is_logged_and_the_result_stands()
    {
        using var logs = new LogRecorder();
        await using var open = await WatchedFacades.OpenAsync(
            Facade.LongLived, database.ConnectionString, new LoggingOptions(), logs.Factory, Recording("outer"), new ThrowsAfterwards());
        Assert.Equal([1], await open.Runtime.Execute(Plans.Integers("SELECT 1")));
        Assert.Equal(["outer before", "outer after Completed"], _calls);
        Assert.Single(logs.Entries, entry => entry is { Id: 23, Level: LogLevel.Error });
    }

    [Fact]
    public async Task Each_execution_has_an_identity_of_its_own()
    {
        var middleware = Recording("m");
        await using var open = await OpenAsync(Facade.LongLived, middleware);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await open.Runtime.Execute(Plans.AllNumbers())));
        Assert.Equal(8, middleware.Ended.Select(ended => ended.Execution.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_stream_that_is_never_read_is_no_execution()
    {
        await using var open = await OpenAsync(Facade.LongLived, Recording("m"));
        await using (open.Runtime.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).GetAsyncEnumerator())
        {
        }

        Assert.Empty(_calls);
    }

    private Task<OpenRuntime> OpenAsync(Facade facade, params IQueryMiddleware[] middleware) =>
        WatchedFacades.OpenAsync(facade, database.ConnectionString, middleware);

    private RecordingMiddleware Recording(string name, Action<QueryExecution>? before = null, bool seesRows = false) =>
        new(_calls, name, before) { SeesRows = seesRows };

    private sealed class ThrowsAfterwards : IQueryMiddleware
    {
        public ValueTask AfterAsync(QueryExecution execution, ExecutionResult result) => throw new PrismaNextException("TEST", "a", "b", "c");
    }
}
