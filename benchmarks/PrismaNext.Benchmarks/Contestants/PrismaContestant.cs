using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Linq;
using PrismaNext.Runtime;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>This library, with LINQ written where it is used.</summary>
internal sealed class PrismaContestant(string connectionString, Setting setting) : Contestant("PrismaNext"),
    IUserFinder, IHeadlineReader, IPostPager, IAuthorReporter, IUserLoader, IEventInserter, IPostUpdater, IVisitCounter, IQueryPlanner
{
    private readonly PrismaClient _client = new(connectionString, setting);

    private Postgres Database => _client.Database;

    public override ValueTask DisposeAsync() => _client.DisposeAsync();

    public ValueTask<User?> FindUserAsync(int id) => Database.From<User>().FirstOrDefaultAsync(u => u.Id == id);

    public ValueTask<List<PostHeadline>> NewestPostsAsync(int userId) => Database.From<Post>()
        .Where(p => p.UserId == userId)
        .OrderByDescending(p => p.CreatedAt)
        .Take(10)
        .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt))
        .ToListAsync();

    public ValueTask<List<Post>> PageAsync(int after) => Database.From<Post>().Where(p => p.Id > after).OrderBy(p => p.Id).Take(100).ToListAsync();

    public ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since) => (
        from p in Database.From<Post>()
        join u in Database.From<User>() on p.UserId equals u.Id
        where p.CreatedAt >= since
        group p by new { u.Id, u.Name } into g
        orderby g.Sum(p => (long)p.Likes) descending, g.Key.Id
        select new AuthorTotal(g.Key.Id, g.Key.Name, g.Count(), g.Sum(p => (long)p.Likes))).Take(20).ToListAsync();

    public ValueTask<List<User>> UsersWithPostsAsync(int after) =>
        Database.From<User>().Include(u => u.Posts).Where(u => u.Id > after).OrderBy(u => u.Id).Take(100).ToListAsync();

    public ValueTask<long> InsertAsync(IReadOnlyList<Event> events) => Database.ExecuteAsync(Database.Sql.Insert(events).Build());

    public ValueTask<long> LikeAsync(int id) =>
        Database.ExecuteAsync(Database.Sql.Update<Post>().Set(p => p.Likes, p => p.Likes + 1).Where(p => p.Id == id).Build());

    public ValueTask<long> VisitAsync(int userId, DateTime now) => Database.ExecuteAsync(
        Database.Sql.Insert(new Visit { UserId = userId, Times = 1, LastAt = now })
            .OnConflict(v => v.UserId)
            .DoUpdate(set => set.Set(v => v.Times, (existing, excluded) => existing.Times + 1).Set(v => v.LastAt, (existing, excluded) => excluded.LastAt))
            .Build());

    public object Plan(int userId) => Database.Sql.From<Post>()
        .Where(p => p.UserId == userId)
        .OrderByDescending(p => p.CreatedAt)
        .Take(10)
        .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt))
        .Build();
}
