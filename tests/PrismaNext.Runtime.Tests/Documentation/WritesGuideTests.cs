using PrismaNext.Linq;
using PrismaNext.Linq.Tests.Writes.Model;
using PrismaNext.Runtime.Tests.Writes;

namespace PrismaNext.Runtime.Tests.Documentation;

/// <summary>Runs the code of docs/writes.md, in its order.</summary>
public sealed class WritesGuideTests(WriteDatabase database) : IClassFixture<WriteDatabase>
{
    [Fact]
    public async Task Every_piece_of_the_guide_runs()
    {
        var db = database.Db;
        var sql = db.Sql;
        var author = await database.MemberAsync("author@example.com", logins: 200);
        var topicId = await database.TopicAsync(author, "Hello");
        var topic = await db.From<Topic>().FirstAsync(t => t.Id == topicId);

        // snippet: writes 1
        var member = new Member { Email = "ann@example.com", CreatedAt = DateTime.UtcNow };
        long inserted = await db.ExecuteAsync(sql.Insert(member).Build());
        // end snippet
        Assert.Equal(1, inserted);

        // snippet: writes 2
        await db.ExecuteAsync(sql.Insert([new Remark(topic.Id, 1, "First!"), new Remark(topic.Id, 2, null)]).Build());
        // end snippet

        // snippet: writes 3
        var welcome = sql.From<Member>()
            .Where(m => m.Logins == 0)
            .Select(m => new Topic { Title = "Welcome, " + m.Email, AuthorId = m.Id, Tags = new[] { "welcome" } });
        await db.ExecuteAsync(sql.Insert<Topic>().From(welcome).Build());
        // end snippet
        Assert.Equal(["welcome"], await db.From<Topic>().Where(t => t.Title == "Welcome, ann@example.com").Select(t => t.Tags).FirstAsync());

        // snippet: writes 4
        await db.ExecuteAsync(sql.Insert(member).OnConflict(m => m.Email).DoNothing().Build());
        await db.ExecuteAsync(sql.Insert(member).OnConflict(m => m.Email).DoUpdate().Build());
        await db.ExecuteAsync(sql.Insert(member)
            .OnConflict(m => m.Email)
            .DoUpdate(set => set.Set(m => m.Logins, (existing, excluded) => existing.Logins + excluded.Logins + 1))
            .Build());
        // end snippet

        // snippet: writes 5
        long updated = await db.ExecuteAsync(sql.Update<Member>()
            .Set(m => m.Kind, MemberKind.Moderator)
            .Set(m => m.Logins, m => m.Logins + 1)
            .Where(m => m.Email == "ann@example.com")
            .Build());
        // end snippet
        Assert.Equal(1, updated);

        // snippet: writes 6
        await db.ExecuteAsync(sql.Update<Topic>()
            .Set(t => t.Title, t => t.Author.Email + ": " + t.Title)
            .Where(t => t.Author.Logins > 100)
            .Build());
        // end snippet
        Assert.Equal("author@example.com: Hello", await db.From<Topic>().Where(t => t.Id == topic.Id).Select(t => t.Title).FirstAsync());

        // snippet: writes 7
        await db.ExecuteAsync(sql.Delete<Member>().Where(m => m.Logins == 0 && !m.Topics.Any()).Build());
        // end snippet
        // snippet: writes 8
        await db.ExecuteAsync(sql.Delete<Remark>().All().Build());
        // end snippet
        Assert.False(await db.From<Remark>().AnyAsync());

        // snippet: writes 9
        Member stored = await db.Execute(sql.Insert(new Member { Email = "bob@example.com", CreatedAt = DateTime.UtcNow }).Returning().Build()).SingleAsync();
        List<long> ids = await db.Execute(sql.Update<Topic>().Set(t => t.Title, "(moved)").Where(t => t.AuthorId == stored.Id).Returning(t => t.Id).Build());
        // end snippet
        Assert.NotEqual(0, stored.Id);
        Assert.Empty(ids);

        // snippet: writes 10
        var byEmail = sql.Prepare((string email) => sql.From<Member>().FirstOrDefault(m => m.Email == email));
        var byLogins = sql.Prepare((int least, int take) => sql.From<Member>().Where(m => m.Logins >= least).OrderBy(m => m.Id).Take(take));

        Member? ann = await db.ExecuteAsync(byEmail.Bind("ann@example.com"));
        await foreach (var m in db.Execute(byLogins.Bind(1, 10)))
            Console.WriteLine(m.Email);
        // end snippet
        Assert.Equal(2, ann?.Logins);
    }
}
