using PrismaNext.Linq;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of README.md.</summary>
public sealed class ReadmeTests(BlogDatabase database) : IClassFixture<BlogDatabase>
{
    [Fact]
    public async Task A_long_lived_client_reads_with_await_foreach_and_terminals()
    {
        var url = database.ConnectionString;
        // snippet: long-lived
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = url });

        var emails = new List<string>();
        await foreach (var user in db.From<User>().Where(u => u.Kind == UserKind.Admin).OrderByDescending(u => u.CreatedAt).Take(10))
            emails.Add(user.Email);

        var popular = await db.From<Post>()
            .Where(p => p.Likes > 100)
            .OrderBy(p => p.Title)
            .Select(p => new { p.Title, Author = p.User!.Email })
            .ToListAsync();
        var authors = await db.From<User>().CountAsync(u => u.Posts.Any());
        // end snippet
        Assert.Equal(["grace@example.com", "ada@example.com"], emails);
        Assert.Equal([("Nanoseconds", "grace@example.com"), ("Notes", "ada@example.com")], popular.Select(p => (p.Title, p.Author)));
        Assert.Equal(2, authors);
    }

    [Fact]
    public async Task A_loop_with_a_cursor_is_left_early()
    {
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });
        // snippet: modes
        var likes = 0L;
        await foreach (var post in db.From<Post>().OrderBy(p => p.Id).WithMode(ExecutionMode.Cursor))
        {
            likes += post.Likes;
            if (likes > 800)
                break; // The server is asked for nothing more; the connection is back in the pool.
        }
        // end snippet
        Assert.Equal(820, likes);
    }

    [Fact]
    public async Task A_function_answers_requests() => Assert.Equal(["Notes", "Diagrams"], await PostFunction.HandleAsync(database.ConnectionString, 1, default));

    [Fact]
    public async Task A_repository_composes_on_any_runtime()
    {
        await using var db = Postgres.Create(Blog.Contract, new() { ConnectionString = database.ConnectionString });
        // snippet: repository use
        var newest = await new UserRepository(db).Admins().NewestFirst().Take(10).ToListAsync();
        // end snippet
        Assert.Equal(["grace@example.com", "ada@example.com"], newest.Select(u => u.Email));
    }
}
