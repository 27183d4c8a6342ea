using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Documentation;

namespace PrismaNext.Runtime.Tests.Execution;

/// <summary>Code of the program that runs a query while a row is read: nothing ever waits for itself.</summary>
public sealed class NestedQueryTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    public static TheoryData<ExecutionMode> Modes => [.. Enum.GetValues<ExecutionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task On_a_pool_of_one_it_is_refused_at_once(ExecutionMode mode)
    {
        await using var db = Client(maximum: 1);
        Assert.Equal(Expected(mode), await CodeAsync(ReadAsync(db, mode, id => CountPosts(db, id))));
        Assert.Equal(3, await db.From<User>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task On_a_larger_pool_it_runs_on_another_connection(ExecutionMode mode)
    {
        await using var db = Client(maximum: 2);
        Assert.Equal([2, 2, 0], await ReadAsync(db, mode, id => CountPosts(db, id)));
        Assert.Equal(Expected(mode), await CodeAsync(ReadAsync(db, mode, _ => ReadAsync(db, mode, id => CountPosts(db, id)).AsTask().GetAwaiter().GetResult().Count)));
        Assert.Equal(3, await db.From<User>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task On_a_per_request_runtime_it_is_refused_at_once(ExecutionMode mode)
    {
        await using var db = await PostgresServerless.Create(Blog.Contract, new() { Pooler = TestWay.Pooler }).ConnectAsync(database.ConnectionString);
        Assert.Equal(Expected(mode), await CodeAsync(ReadAsync(db, mode, id => CountPosts(db, id))));
        Assert.Equal(3, await db.From<User>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task In_a_transaction_it_is_refused_at_once(ExecutionMode mode)
    {
        await using var db = Client(maximum: 1);
        await db.TransactionAsync(async tx =>
        {
            Assert.Equal("RUNTIME.QUERY_NESTED", await CodeAsync(ReadAsync(tx, mode, id => CountPosts(tx, id))));
            Assert.Equal(3, await tx.From<User>().CountAsync());
        });
    }

    [Fact]
    public async Task In_a_page_that_is_read_ahead_it_is_refused_at_once()
    {
        await using var db = await PostgresServerless.Create(Blog.Contract, new() { Pooler = TestWay.Pooler }).ConnectAsync(database.ConnectionString);
        var numbers = Plans.Integers("SELECT i FROM generate_series(1, 5000) AS i", ExecutionMode.Cursor, i => i == 140 ? CountPosts(db, 1) : i);
        var hand = numbers with { Plan = new QueryPlan<int> { Sql = numbers.Plan.Sql, Parameters = [], Read = numbers.Plan.Read, SqlHash = 1 } };
        Assert.Equal("RUNTIME.QUERY_NESTED", await CodeAsync(LastAsync()));
        Assert.Equal(3, await db.From<User>().CountAsync());

        async ValueTask<int> LastAsync()
        {
            var last = 0;
            await foreach (var i in db.Execute(hand))
            {
                await Task.Delay(i == 1 ? 100 : 0);
                last = i;
            }

            return last;
        }
    }

    [Fact]
    public async Task A_batch_and_a_row_hook_are_no_exceptions()
    {
        await using var db = Client(maximum: 1);
        Assert.Equal("RUNTIME.QUERY_NESTED", await CodeAsync(new ValueTask<BatchResult<List<int>>>(db.BatchAsync(batch => batch.List(db.From<User>().Select(u => CountPosts(db, u.Id)))))));
        Postgres? hooked = null;
        await using var client = hooked = Postgres.Create(
            Blog.Contract, new() { ConnectionString = database.ConnectionString + ";Maximum Pool Size=1", Pooler = TestWay.Pooler, Middleware = [new QueryingHook(() => CountPosts(hooked!, 1))] });
        Assert.Equal("RUNTIME.QUERY_NESTED", await CodeAsync(client.From<User>().ToListAsync()));
    }

    [Fact]
    public async Task What_a_function_starts_and_leaves_running_may_query_when_the_row_was_read()
    {
        await using var db = Client(maximum: 1);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int>? later = null;
        Func<long, long> start = Start;
        await db.From<User>().Select(u => start(u.Id)).ToListAsync();
        go.SetResult();
        Assert.Equal(2, await later!.WaitAsync(Soon)); // Every row starts one.

        long Start(long id)
        {
            later ??= Task.Run(async () =>
            {
                await go.Task;
                return await db.From<Post>().CountAsync(p => p.UserId == id);
            });
            return id;
        }
    }

    // A result in stream mode holds its connection's gate, which tells more.
    private static string Expected(ExecutionMode mode) => mode == ExecutionMode.Stream ? "RUNTIME.STREAM_OPEN" : "RUNTIME.QUERY_NESTED";

    private static int CountPosts(IQueryRuntime db, long user) => db.From<Post>().Count(p => p.UserId == user);

    private static async ValueTask<List<int>> ReadAsync(IQueryRuntime db, ExecutionMode mode, Func<long, int> function)
    {
        var list = new List<int>();
        await foreach (var row in db.From<User>().OrderBy(u => u.Id).WithMode(mode).Select(u => function(u.Id)))
            list.Add(row);
        return list;
    }

    private static async Task<string> CodeAsync<T>(ValueTask<T> work) =>
        (await Assert.ThrowsAnyAsync<PrismaNextException>(() => work.AsTask().WaitAsync(Soon))).Code;

    private Postgres Client(int maximum) =>
        Postgres.Create(Blog.Contract, new() { ConnectionString = $"{database.ConnectionString};Maximum Pool Size={maximum}", Pooler = TestWay.Pooler });

    private sealed class QueryingHook(Action query) : IQueryMiddleware
    {
        public bool SeesRows => true;

        public void Row<T>(QueryExecution execution, T row) => query();
    }
}
