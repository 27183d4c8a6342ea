using PrismaNext.Linq;
using PrismaNext.Linq.Tests;
using PrismaNext.Linq.Tests.Writes.Model;

namespace PrismaNext.Runtime.Tests.Writes;

/// <summary>Runs the code of <c>docs/writes.md</c>, line by line.</summary>
public sealed class GuideTests(WriteDatabase database) : IClassFixture<WriteDatabase>
{
    [Fact]
    public async Task Every_snippet_runs()
    {
        var db = database.Db;
        var sql = db.Sql;
        var author = await database.MemberAsync("author@example.com", logins: 200);
        var topicId = await database.TopicAsync(author, "Hello");
        var topic = await db.From<Topic>().FirstAsync(t => t.Id == topicId);

        var member = new Member { Email = "ann@example.com", CreatedAt = DateTime.UtcNow };
        long inserted = await db.ExecuteAsync(sql.Insert(member).Build());
        Assert.Equal(1, inserted);

        await db.ExecuteAsync(sql.Insert([new Remark(topic.Id, 1, "First!"), new Remark(topic.Id, 2, null)]).Build());

        var welcome = sql.From<Member>()
            .Where(m => m.Logins == 0)
            .Select(m => new Topic { Title = "Welcome, " + m.Email, AuthorId = m.Id, Tags = new[] { "welcome" } });
        await db.ExecuteAsync(sql.Insert<Topic>().From(welcome).Build());
        Assert.Equal(["welcome"], await db.From<Topic>().Where(t => t.Title == "Welcome, ann@example.com").Select(t => t.Tags).FirstAsync());

        await db.ExecuteAsync(sql.Insert(member).OnConflict(m => m.Email).DoNothing().Build());
        await db.ExecuteAsync(sql.Insert(member).OnConflict(m => m.Email).DoUpdate().Build());
        await db.ExecuteAsync(sql.Insert(member)
            .OnConflict(m => m.Email)
            .DoUpdate(set => set.Set(m => m.Logins, (existing, excluded) => existing.Logins + excluded.Logins + 1))
            .Build());

        long updated = await db.ExecuteAsync(sql.Update<Member>()
            .Set(m => m.Kind, MemberKind.Moderator)
            .Set(m => m.Logins, m => m.Logins + 1)
            .Where(m => m.Email == "ann@example.com")
            .Build());
        Assert.Equal(1, updated);

        await db.ExecuteAsync(sql.Update<Topic>()
            .Set(t => t.Title, t => t.Author.Email + ": " + t.Title)
            .Where(t => t.Author.Logins > 100)
            .Build());
        Assert.Equal("author@example.com: Hello", await db.From<Topic>().Where(t => t.Id == topic.Id).Select(t => t.Title).FirstAsync());

        await db.ExecuteAsync(sql.Delete<Member>().Where(m => m.Logins == 0 && !m.Topics.Any()).Build());
        await db.ExecuteAsync(sql.Delete<Remark>().All().Build());
        Assert.False(await db.From<Remark>().AnyAsync());

        Member stored = await db.Execute(sql.Insert(new Member { Email = "bob@example.com", CreatedAt = DateTime.UtcNow }).Returning().Build()).SingleAsync();
        List<long> ids = await db.Execute(sql.Update<Topic>().Set(t => t.Title, "(moved)").Where(t => t.AuthorId == stored.Id).Returning(t => t.Id).Build());
        Assert.NotEqual(0, stored.Id);
        Assert.Empty(ids);

        var byEmail = sql.Prepare((string email) => sql.From<Member>().FirstOrDefault(m => m.Email == email));
        var byLogins = sql.Prepare((int least, int take) => sql.From<Member>().Where(m => m.Logins >= least).OrderBy(m => m.Id).Take(take));

        Member? ann = await db.ExecuteAsync(byEmail.Bind("ann@example.com"));
        await foreach (var m in db.Execute(byLogins.Bind(1, 10)))
            Console.WriteLine(m.Email);
        Assert.Equal(2, ann?.Logins);
    }

    [Fact]
    public void Every_line_of_the_guide_is_in_the_test()
    {
        var run = File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "PrismaNext.Runtime.Tests", "Writes", "GuideTests.cs")).Select(line => line.Trim()).ToHashSet();
        var shown = new List<string>();
        var isCode = false;
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Root, "docs", "writes.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isCode = line == "```csharp";
            else if (isCode && line.Length > 0)
                shown.Add(line.Trim());
        }

        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(run));
    }
}
