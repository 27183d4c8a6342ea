using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using PrismaNext.Runtime;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>This library's prepared plans.</summary>
internal sealed class PrismaPreparedContestant : Contestant, IUserFinder, IHeadlineReader, IPostPager, IAuthorReporter, IUserLoader, IQueryPlanner
{
    private readonly PrismaClient _client;
    private readonly PreparedQuery<int, User?> _user;
    private readonly PreparedQuery<int, PostHeadline> _newest;
    private readonly PreparedQuery<int, Post> _page;
    private readonly PreparedQuery<DateTime, AuthorTotal> _topAuthors;
    private readonly PreparedQuery<int, User> _usersWithPosts;

    public PrismaPreparedContestant(string connectionString, Setting setting)
        : base("PrismaNext, prepared")
    {
        _client = new(connectionString, setting);
        var sql = _client.Database.Sql;
        _user = sql.Prepare((int id) => sql.From<User>().FirstOrDefault(u => u.Id == id));
        _newest = sql.Prepare((int userId) => sql.From<Post>()
            .Where(p => p.UserId == userId)
            .OrderByDescending(p => p.CreatedAt)
            .Take(10)
            .Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt)));
        _page = sql.Prepare((int after) => sql.From<Post>().Where(p => p.Id > after).OrderBy(p => p.Id).Take(100));
        _topAuthors = sql.Prepare((DateTime since) => (
            from p in sql.From<Post>()
            join u in sql.From<User>() on p.UserId equals u.Id
            where p.CreatedAt >= since
            group p by new { u.Id, u.Name } into g
            orderby g.Sum(p => (long)p.Likes) descending, g.Key.Id
            select new AuthorTotal(g.Key.Id, g.Key.Name, g.Count(), g.Sum(p => (long)p.Likes))).Take(20));
        _usersWithPosts = sql.Prepare((int after) => sql.From<User>().Include(u => u.Posts).Where(u => u.Id > after).OrderBy(u => u.Id).Take(100));
    }

    private Postgres Database => _client.Database;

    public override ValueTask DisposeAsync() => _client.DisposeAsync();

    public ValueTask<User?> FindUserAsync(int id) => Database.ExecuteAsync(_user.Bind(id));

    public ValueTask<List<PostHeadline>> NewestPostsAsync(int userId) => Database.Execute(_newest.Bind(userId)).ToListAsync();

    public ValueTask<List<Post>> PageAsync(int after) => Database.Execute(_page.Bind(after)).ToListAsync();

    public ValueTask<List<AuthorTotal>> TopAuthorsAsync(DateTime since) => Database.Execute(_topAuthors.Bind(since)).ToListAsync();

    public ValueTask<List<User>> UsersWithPostsAsync(int after) => Database.Execute(_usersWithPosts.Bind(after)).ToListAsync();

    public object Plan(int userId) => _newest.Bind(userId);
}
