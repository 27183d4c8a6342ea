using System.Text.Json;
using PrismaNext.Linq;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Documentation;

namespace PrismaNext.Runtime.Tests;

public sealed class ExplainTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    private readonly int _minimum = 100;

    [Fact]
    public async Task The_plan_is_that_of_the_query_with_its_values()
    {
        await using var db = Client();
        var plan = await Query(db).ExplainAsync();
        Assert.Contains("Seq Scan on posts p", plan, StringComparison.Ordinal);
        Assert.Contains("likes >= 100", plan, StringComparison.Ordinal);
        Assert.Contains("cost=", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_Analyze_runs_the_query(bool analyze)
    {
        await using var db = Client();
        var fails = db.From<Post>().Select(p => 1 / (p.Likes - p.Likes));
        if (analyze)
            await Assert.ThrowsAnyAsync<PrismaNextException>(async () => await fails.ExplainAsync(new() { Analyze = true }));
        else
            Assert.NotEmpty(await fails.ExplainAsync());
    }

    [Fact]
    public async Task Analyze_and_buffers_tell_what_happened()
    {
        await using var db = Client();
        var plan = await Query(db).ExplainAsync(new() { Analyze = true, Buffers = true, Verbose = true, Costs = false, Settings = true });
        Assert.Contains("actual time=", plan, StringComparison.Ordinal);
        Assert.Contains("Buffers: ", plan, StringComparison.Ordinal);
        Assert.Contains("Output: ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("cost=", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExplainFormat.Json, "[")]
    [InlineData(ExplainFormat.Yaml, "- Plan:")]
    [InlineData(ExplainFormat.Xml, "<explain")]
    public async Task The_format_is_chosen(ExplainFormat format, string start)
    {
        await using var db = Client();
        var plan = await Query(db).ExplainAsync(new() { Format = format });
        Assert.StartsWith(start, plan, StringComparison.Ordinal);
        if (format == ExplainFormat.Json)
            Assert.Equal("Plan", JsonDocument.Parse(plan).RootElement[0].EnumerateObject().First().Name);
    }

    [Fact]
    public async Task A_query_with_a_mode_of_its_own_and_a_tag_is_explained_in_a_transaction()
    {
        await using var db = Client();
        var plan = await db.TransactionAsync(async tx => await tx.From<Post>().WithMode(ExecutionMode.Cursor).TagWith("why").ExplainAsync());
        Assert.Contains("Seq Scan on posts p", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lints_let_it_through()
    {
        await using var db = Postgres.Create(Blog.Contract, new()
        {
            ConnectionString = database.ConnectionString,
            Middleware = [new LintMiddleware(new() { UnboundedRead = LintPolicy.Refuse })],
        });
        Assert.NotEmpty(await db.From<Post>().ExplainAsync());
    }

    [Fact]
    public async Task A_query_without_a_runtime_cannot_be_explained()
    {
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await Postgres.Create(Blog.Contract).Sql.From<Post>().ExplainAsync());
        Assert.Equal("RUNTIME.NOT_BOUND", error.Code);
    }

    private Postgres Client() => Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });

    private IQueryable<Post> Query(Postgres db) => db.From<Post>().Where(p => p.Likes >= _minimum);
}
