using Npgsql;
using PrismaNext.Linq;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of docs/guide.md and docs/contract.md that only reads.</summary>
public sealed class GuideTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Fact]
    public void A_contract_is_made_from_types()
    {
        // snippet: from types
        // From attributes and conventions. Names become snake case.
        var contract = Contract.FromTypes(typeof(User), typeof(Post));
        // end snippet
        Assert.Equal(2, contract.Entities.Count);
    }

    [Fact]
    public void A_contract_is_built_by_calls()
    {
        // snippet: by calls
        // By calls, for classes without attributes. Names stay as they are in C#.
        var contract = Contract.Build(c => c
            .Entity<User>(e => e.ToTable("users").HasMany(x => x.Posts).WithOne(x => x.User).HasForeignKey(x => x.UserId))
            .Entity<Post>(e => e.ToTable("posts")));
        // end snippet
        Assert.Equal(2, contract.Entities.Count);
    }

    [Fact]
    public async Task A_client_is_bound_later()
    {
        var url = database.ConnectionString;
        // snippet: late binding
        await using var db = Postgres.Create(Blog.Contract);
        await db.ConnectAsync(url);
        // end snippet
        Assert.Equal(3, await db.From<User>().CountAsync());
    }

    [Fact]
    public async Task A_client_borrows_a_data_source()
    {
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        // snippet: borrowed
        await using var db = Postgres.Create(Blog.Contract, new() { DataSource = dataSource });
        // end snippet
        Assert.Equal(3, await db.From<User>().CountAsync());
    }

    [Fact]
    public async Task Queries_compose_before_they_run()
    {
        await using var db = Client();
        var minimum = 100;
        // snippet: compose
        IQueryable<Post> posts = db.From<Post>();
        if (minimum > 0)
            posts = posts.Where(p => p.Likes >= minimum);

        var query = posts
            .OrderByDescending(p => p.Likes)
            .Select(p => new { p.Title, Author = p.User!.Email, Others = p.User!.Posts.Count() - 1 });
        var sql = query.ToSql();
        // end snippet
        Assert.Equal(
            """
            SELECT p.title, u.email, (
                SELECT count(*)
                FROM posts AS p1
                WHERE p1.user_id = u.id
            ) - 1
            FROM posts AS p
            JOIN users AS u ON u.id = p.user_id
            WHERE p.likes >= $1
            ORDER BY p.likes DESC
            """,
            sql);
        Assert.Equal([("Nanoseconds", 1), ("Notes", 1)], (await query.ToListAsync()).Select(p => (p.Title, p.Others)));
    }

    [Fact]
    public async Task A_collection_without_an_index_is_grouped()
    {
        await using var db = Client();
        // snippet: nested collection
        var admins = db.From<User>()
            .Where(u => u.Kind == UserKind.Admin)
            .Select(u => new { u.Email, Titles = u.Posts.Select(p => p.Title).ToList() });
        // end snippet
        Assert.Equal(
            """
            WITH u AS MATERIALIZED (
                SELECT u1.email, u1.id
                FROM users AS u1
                WHERE u1.kind = 2
            )
            SELECT u.email, p.rows
            FROM u
            LEFT JOIN (
                SELECT p1.user_id, array_agg(ROW(p1.title)) AS rows
                FROM posts AS p1
                WHERE p1.user_id IN (
                    SELECT u.id
                    FROM u
                )
                GROUP BY p1.user_id
            ) AS p ON p.user_id = u.id
            """,
            admins.ToSql());
        Assert.NotEmpty(await admins.ToListAsync());
    }

    [Fact]
    public async Task The_plan_of_a_query_is_read()
    {
        await using var db = Client();
        // snippet: explain
        var plan = await db.From<Post>().Where(p => p.Likes > 400).ExplainAsync();
        var measured = await db.From<Post>().Where(p => p.Likes > 400).ExplainAsync(new() { Analyze = true, Buffers = true });
        // end snippet
        Assert.DoesNotContain("actual", plan, StringComparison.Ordinal);
        Assert.Contains("actual", measured, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_collection_is_one_parameter()
    {
        await using var db = Client();
        // snippet: local collection
        long[] wanted = [1, 3];
        var emails = await db.From<User>().Where(u => wanted.Contains(u.Id)).Select(u => u.Email).ToListAsync();
        // end snippet
        Assert.Equal(["ada@example.com", "jun@example.com"], emails.Order());
    }

    [Fact]
    public async Task Navigations_are_included()
    {
        await using var db = Client();
        // snippet: include
        var users = await db.From<User>().Include(u => u.Posts).OrderBy(u => u.Id).ToListAsync();
        // end snippet
        Assert.Equal([2, 2, 0], users.Select(u => u.Posts.Count));
    }

    [Fact]
    public async Task The_last_select_may_call_client_code()
    {
        await using var db = Client();
        // snippet: client code
        var labels = await db.From<Post>().OrderBy(p => p.Id).Select(p => Label(p.Title, p.Likes)).ToListAsync();
        // end snippet
        Assert.Equal("Notes (300)", labels[0]);
    }

    [Fact]
    public async Task Rows_are_read_one_by_one_as_a_list_or_as_one_value()
    {
        await using var db = Client();
        var cancellationToken = CancellationToken.None;
        // snippet: reading
        await foreach (var post in db.From<Post>().WithCancellation(cancellationToken))
            Assert.NotEmpty(post.Title);

        var list = await db.From<Post>().ToListAsync(cancellationToken);
        var first = await db.From<Post>().OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Likes > 400, cancellationToken);
        var sum = await db.From<Post>().SumAsync(p => p.Likes, cancellationToken);
        // end snippet
        Assert.Equal((4, "Nanoseconds", 910), (list.Count, first?.Title, sum));
    }

    [Fact]
    public async Task A_query_says_how_it_is_read()
    {
        await using var db = Client();
        // snippet: per query
        await foreach (var post in db.From<Post>().WithMode(ExecutionMode.Cursor).WithBatchSize(500).TagWith("export"))
            Assert.NotEmpty(post.Title);
        // end snippet
    }

    [Fact]
    public async Task Options_say_how_queries_are_read()
    {
        var url = database.ConnectionString;
        // snippet: options
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = url, Mode = ExecutionMode.Cursor });

        var functions = PostgresServerless.Create(Blog.Contract, new() { Cursor = new() { BatchSize = 500 } });
        var buffering = PostgresServerless.Create(Blog.Contract, new() { Cursor = new() { Disabled = true } });
        // end snippet
        await using var runtime = await functions.ConnectAsync(url);
        await using var other = await buffering.ConnectAsync(url);
        Assert.Equal(await runtime.From<Post>().CountAsync(), await other.From<Post>().CountAsync());
    }

    [Fact]
    public async Task A_plan_is_built_once_and_run_anywhere()
    {
        await using var db = Client();
        // snippet: plans
        var plan = db.Sql.From<User>().Where(u => u.Kind == UserKind.Admin).Select(u => u.Email).Build();

        var emails = await db.Execute(plan);
        // end snippet
        Assert.Equal(2, emails.Count);
    }

    [Fact]
    public async Task A_transaction_returns_what_its_callback_returns()
    {
        await using var db = Client();
        // snippet: transaction
        var (users, posts) = await db.TransactionAsync(
            async tx => (await tx.From<User>().CountAsync(), await tx.From<Post>().CountAsync()),
            new() { IsolationLevel = System.Data.IsolationLevel.RepeatableRead, ReadOnly = true });
        // end snippet
        Assert.Equal((3, 4), (users, posts));
    }

    [Fact]
    public async Task Reading_and_other_commands_share_a_transaction()
    {
        await using var db = Client();
        // snippet: between pages
        await db.TransactionAsync(async tx =>
        {
            await foreach (var user in tx.From<User>().OrderBy(u => u.Id).WithMode(ExecutionMode.Cursor))
                Assert.InRange(await tx.From<Post>().CountAsync(p => p.UserId == user.Id), 0, 2);
        });
        // end snippet
    }

    [Fact]
    public async Task A_result_does_not_outlive_its_transaction()
    {
        await using var db = Client();
        // snippet: escaped
        ResultStream<User>? escaped = null;
        await db.TransactionAsync(tx =>
        {
            escaped = tx.Execute(db.Sql.From<User>().Build());
            return Task.CompletedTask;
        });
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await escaped!);
        Assert.Equal("RUNTIME.TRANSACTION_CLOSED", error.Code);
        // end snippet
    }

    [Fact]
    public async Task An_error_says_what_why_and_what_to_do()
    {
        await using var db = Client();
        // snippet: refused
        var query = db.From<Post>().Where(p => IsPopular(p.Likes));
        var error = await Assert.ThrowsAsync<PrismaNextException>(async () => await query.ToListAsync());
        Assert.Equal("PLAN.METHOD_UNSUPPORTED", error.Code);
        Assert.Contains("⟦", error.Message); // The query as C#, with the part that is meant in brackets.
        // end snippet
    }

    [Fact]
    public void Sql_is_checked_without_a_database()
    {
        // snippet: testing sql
        var sql = PostgresServerless.Create(Blog.Contract).Sql;
        Assert.Equal(
            """
            SELECT u.email
            FROM users AS u
            WHERE u.kind = 2
            ORDER BY u.id
            """,
            sql.From<User>().Where(u => u.Kind == UserKind.Admin).OrderBy(u => u.Id).Select(u => u.Email).ToSql());
        // end snippet
    }

    private static string Label(string title, int likes) => $"{title} ({likes})";

    private static bool IsPopular(int likes) => likes > 100;

    private Postgres Client() => Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });
}
