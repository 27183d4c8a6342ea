using System.Collections.Concurrent;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Marker;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Logging;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of docs/observability.md.</summary>
public sealed class ObservabilityTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Fact]
    public async Task Middleware_sees_executions()
    {
        var url = database.ConnectionString;
        // snippet: middleware use
        var report = new ConcurrentQueue<string>();
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = url, Middleware = [new TimingMiddleware(report)] });

        await foreach (var post in db.From<Post>().OrderBy(p => p.Id).WithMode(ExecutionMode.Cursor))
            break;
        // end snippet
        Assert.Equal(["SELECT posts: 1 rows, LeftEarly"], report);
    }

    [Fact]
    public async Task Lints_budgets_and_a_cache_are_shipped()
    {
        var url = database.ConnectionString;
        // snippet: shipped middleware
        var cache = new CacheMiddleware(new() { Accepts = e => e.Tables is ["users"], TimeToLive = TimeSpan.FromMinutes(5) });
        await using var db = Postgres.Create(Blog.Contract, new()
        {
            ConnectionString = url,
            Middleware =
            [
                new LintMiddleware(new() { UnboundedRead = LintPolicy.Refuse }),
                cache,
                new BudgetMiddleware(new() { Rows = 100_000, Bytes = 256 * 1024 * 1024, Time = TimeSpan.FromMinutes(1) }),
            ],
        });

        var admins = await db.From<User>().Where(u => u.Kind == UserKind.Admin).Take(100).ToListAsync();
        cache.Invalidate("users");
        // end snippet
        Assert.Equal((2, 0), (admins.Count, cache.Count));
        var refused = await Assert.ThrowsAsync<PrismaNextException>(async () => await db.From<Post>().ToListAsync());
        Assert.Equal("RUNTIME.LINT_UNBOUNDED_READ", refused.Code);
    }

    [Fact]
    public async Task Logging_is_configured_on_the_client()
    {
        var url = database.ConnectionString;
        using var logs = new LogRecorder();
        var loggerFactory = logs.Factory;
        // snippet: logging
        await using var db = Postgres.Create(Blog.Contract, new()
        {
            ConnectionString = url,
            LoggerFactory = loggerFactory,
            Logging = new() { SlowQueryThreshold = TimeSpan.FromMilliseconds(200), IncludeValues = true },
            Marker = MarkerPolicy.Throw,
        });
        // end snippet
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await db.From<User>().CountAsync());
        Assert.Equal("RUNTIME.MARKER_MISSING", error.Code);
    }
}
