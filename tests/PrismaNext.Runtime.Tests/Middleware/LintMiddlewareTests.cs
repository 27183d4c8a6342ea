using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;
using PrismaNext.Linq.Relational;
using PrismaNext.Runtime.Middleware;
using PrismaNext.Runtime.Tests.Logging;

namespace PrismaNext.Runtime.Tests.Middleware;

public sealed class LintMiddlewareTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly LintOptions Strict = new() { UnboundedRead = LintPolicy.Refuse };

    [Fact]
    public async Task A_list_without_a_limit_is_refused()
    {
        await using var open = await OpenAsync(Strict);
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await open.Runtime.Execute(Plans.AllNumbers()));
        Assert.Equal("RUNTIME.LINT_UNBOUNDED_READ", error.Code);
    }

    [Fact]
    public async Task Rows_from_a_cursor_limits_single_values_and_tagged_queries_pass()
    {
        await using var open = await OpenAsync(Strict);
        Assert.True(await open.Runtime.Execute(Plans.AllNumbers(ExecutionMode.Cursor)).AnyAsync());
        Assert.Equal(1, await open.Runtime.ExecuteAsync(Plans.Make("SELECT 1", reader => reader.GetInt32(0), Cardinality.Scalar)));
        var limited = Plans.Integers("SELECT 1 LIMIT 1");
        Assert.Equal([1], await open.Runtime.Execute(limited with { Plan = Plans.WithLimit(limited.Plan, 1) }));
        var tagged = Plans.AllNumbers();
        Assert.Equal(10_000, (await open.Runtime.Execute(tagged with { Options = tagged.Options with { Tags = ["no-lint"] } })).Count);
    }

    [Fact]
    public async Task A_delete_without_where_is_refused_and_deletes_nothing()
    {
        await database.ExecuteAsync("INSERT INTO notes VALUES (950, 'stays')");
        await using var open = await OpenAsync(new());
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await open.Runtime.ExecuteAsync(Plans.Command("DELETE FROM notes")));
        Assert.Equal("RUNTIME.LINT_WRITE_WITHOUT_WHERE", error.Code);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM notes WHERE id = 950"));
    }

    [Fact]
    public async Task A_write_that_says_all_passes()
    {
        await using var client = Postgres.Create(
            Contract.Build(c => c.Entity<Number>(n => n.ToTable("spare").Property(x => x.Id).HasColumnName("id"))),
            new() { ConnectionString = database.ConnectionString, Middleware = [new LintMiddleware()] });
        await database.ExecuteAsync("CREATE TABLE spare AS SELECT 1 AS id");
        Assert.Equal(1, await client.ExecuteAsync(client.Sql.Delete<Number>().All().Build()));
    }

    [Fact]
    public async Task A_warning_is_logged_once_for_each_statement()
    {
        using var logs = new LogRecorder();
        await using var open = await OpenAsync(new() { WriteWithoutWhere = LintPolicy.Warn, LoggerFactory = logs.Factory });
        for (var i = 0; i < 3; i++)
        {
            await open.Runtime.Execute(Plans.AllNumbers());
            await open.Runtime.ExecuteAsync(Plans.Command("UPDATE notes SET text = text"));
        }

        Assert.Equal(2, logs.Entries.Count(entry => entry.Id == 24));
    }

    [Fact]
    public async Task What_is_off_is_neither_refused_nor_logged()
    {
        using var logs = new LogRecorder();
        await using var open = await OpenAsync(new() { UnboundedRead = LintPolicy.Off, WriteWithoutWhere = LintPolicy.Off, LoggerFactory = logs.Factory });
        await open.Runtime.Execute(Plans.AllNumbers());
        await open.Runtime.ExecuteAsync(Plans.Command("UPDATE notes SET text = text"));
        Assert.Empty(logs.Entries);
    }

    private Task<OpenRuntime> OpenAsync(LintOptions options) =>
        WatchedFacades.OpenAsync(Facade.LongLived, database.ConnectionString, new LintMiddleware(options));
}
