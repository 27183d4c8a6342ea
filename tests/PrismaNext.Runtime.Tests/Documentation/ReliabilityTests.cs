using System.Data;
using Npgsql;
using PrismaNext.Linq;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of docs/reliability.md.</summary>
public sealed class ReliabilityTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Fact]
    public async Task Retries_are_asked_for()
    {
        var url = database.ConnectionString;
        // snippet: retries
        await using var db = Postgres.Create(Blog.Contract, new()
        {
            ConnectionString = url,
            Retry = new() { Reads = 2, Connects = 3 },
        });
        var posts = await db.TransactionAsync(
            async tx => await tx.From<Post>().CountAsync(),
            new() { IsolationLevel = IsolationLevel.Serializable, ReadOnly = true, MaxRetries = 3, Timeout = TimeSpan.FromSeconds(10) });
        // end snippet
        Assert.Equal(4, posts);
    }

    [Fact]
    public async Task A_request_sees_the_rows_of_its_user()
    {
        var role = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync($"""
            CREATE ROLE {role};
            GRANT SELECT ON posts TO {role};
            ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON posts USING (user_id = current_setting('app.user')::bigint);
            """);
        await using (var db = Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString }))
        {
            // snippet: row-level security
            var titles = await db.TransactionAsync(
                async tx => await tx.From<Post>().OrderBy(p => p.Id).Select(p => p.Title).ToListAsync(),
                new() { Role = role, Settings = new Dictionary<string, string> { ["app.user"] = "2" } });
            // end snippet
            Assert.Equal(["Nanoseconds", "Moths"], titles);
        }

        await ExecuteAsync($"DROP POLICY own ON posts; ALTER TABLE posts DISABLE ROW LEVEL SECURITY; DROP OWNED BY {role}; DROP ROLE {role}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
