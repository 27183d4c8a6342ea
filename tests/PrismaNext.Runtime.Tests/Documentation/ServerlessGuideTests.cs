using PrismaNext.Linq;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of docs/serverless.md.</summary>
public sealed class ServerlessGuideTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Fact]
    public async Task A_function_behind_a_proxy_that_pins_sessions_declares_no_cursor()
    {
        await using var proxy = new HyperdriveProxy(database.ConnectionString);
        var titles = await TopPostsFunction.HandleAsync(proxy.AddressOf(database.ConnectionString), 100, default);
        Assert.Equal(["Nanoseconds", "Notes"], titles.Order());
        Assert.DoesNotContain(proxy.Statements, sql => sql.Contains("DECLARE", StringComparison.Ordinal) || sql.StartsWith("SET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_instance_that_serves_many_requests_has_one_client_with_a_small_pool()
    {
        var connectionString = database.ConnectionString;
        // snippet: small pool
        await using var db = Postgres.Create(Blog.Contract, new()
        {
            ConnectionString = connectionString + ";Maximum Pool Size=5;Connection Idle Lifetime=60",
            Pooler = Pooler.Transaction,
        });
        // end snippet
        Assert.Equal(2, (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => db.From<User>().CountAsync(u => u.Posts.Any()).AsTask()))).Distinct().Single());
    }

    [Fact]
    public async Task A_client_behind_a_pooler_of_transactions_reads_with_cursors()
    {
        var url = database.ConnectionString;
        // snippet: transaction pooler
        var client = PostgresServerless.Create(Blog.Contract, new() { Pooler = Pooler.Transaction });

        await using var runtime = await client.ConnectAsync(url);
        var likes = 0L;
        await foreach (var post in runtime.From<Post>().OrderBy(p => p.Id))
            likes += post.Likes;
        // end snippet
        Assert.True(likes > 800);
    }

    [Fact]
    public async Task A_client_behind_a_pooler_of_statements_reads_without()
    {
        var url = database.ConnectionString;
        // snippet: statement pooler
        var client = PostgresServerless.Create(Blog.Contract, new() { Pooler = Pooler.Statement });
        // end snippet
        await using var runtime = await client.ConnectAsync(url);
        Assert.True(await runtime.From<Post>().AnyAsync());
    }
}
