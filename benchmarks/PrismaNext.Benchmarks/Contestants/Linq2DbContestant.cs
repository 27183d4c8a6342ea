using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>linq2db, its LINQ translated at every execution.</summary>
internal sealed class Linq2DbContestant(string connectionString) : BlogConnectionContestant("linq2db", connectionString),
    IUserFinder, IHeadlineReader, IPostPager, IPostStreamer, IEarlyLeaver, IAuthorReporter, IUserLoader, IEventInserter, IPostUpdater, IVisitCounter, IQueryPlanner
{
    public async ValueTask<User?> FindUserAsync(int id)
    {
        await using var db = Open();
        return await db.Users.FirstOrDefaultAsync(u => u.Id == id);
    }

    public async ValueTask<List<PostHeadline>> NewestPostsAsync(int userId)
    {
        await using var db = Open();
        return await Newest(db, userId).ToListAsync();
    }

    public async ValueTask<List<Post>> PageAsync(int after)
    {
        await using var db = Open();
        return await db.Posts.Where(p => p.Id > after).OrderBy(p => p.Id).Take(100).ToListAsync();
    }

    public async ValueTask<long> StreamAllAsync()
    {
        await using var db = Open();
        var rows = 0L;
        await foreach (var post in db.Posts.AsAsyncEnumerable())
            rows++;
        return rows;
    }

    public async ValueTask<long> LeaveAfterAsync(int rows)
    {
        await using var db = Open();
        var read = 0L;
        await foreach (var post in db.Posts.OrderBy(p => p.Id).AsAsyncEnumerable())
        {
            if (++read == rows)
                break;
        }

        return read;
    }

    public async ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since)
    {
        await using var db = Open();
        return await (
            from p in db.Posts
            join u in db.Users on p.UserId equals u.Id
            where p.CreatedAt >= since
            group p by new { u.Id, u.Name } into g
            orderby g.Sum(p => (long)p.Likes) descending, g.Key.Id
            select new AuthorTotal(g.Key.Id, g.Key.Name, g.Count(), g.Sum(p => (long)p.Likes))).Take(20).ToListAsync();
    }

    public async ValueTask<List<User>> UsersWithPostsAsync(int after)
    {
        await using var db = Open();
        return await db.Users.LoadWith(u => u.Posts).Where(u => u.Id > after).OrderBy(u => u.Id).Take(100).ToListAsync();
    }

    public async ValueTask<long> InsertAsync(IReadOnlyList<Event> events)
    {
        await using var db = Open();
        var options = new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific };
        return (await db.Events.BulkCopyAsync(options, events)).RowsCopied;
    }

    public async ValueTask<long> LikeAsync(int id)
    {
        await using var db = Open();
        return await db.Posts.Where(p => p.Id == id).Set(p => p.Likes, p => p.Likes + 1).UpdateAsync();
    }

    public async ValueTask<long> VisitAsync(int userId, DateTime now)
    {
        await using var db = Open();
        return await db.Visits.InsertOrUpdateAsync(
            () => new Visit { UserId = userId, Times = 1, LastAt = now },
            v => new Visit { Times = v.Times + 1, LastAt = now });
    }

    public object Plan(int userId)
    {
        using var db = Open();
        return Newest(db, userId).ToSqlQuery();
    }

    private static IQueryable<PostHeadline> Newest(BlogConnection db, int userId) =>
        db.Posts.Where(p => p.UserId == userId).OrderByDescending(p => p.CreatedAt).Take(10).Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt));
}
