using LinqToDB;
using LinqToDB.Async;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>linq2db's compiled queries.</summary>
internal sealed class Linq2DbCompiledContestant(string connectionString)
    : BlogConnectionContestant("linq2db, compiled", connectionString), IUserFinder, IHeadlineReader, IPostPager
{
    private static readonly Func<BlogConnection, int, Task<User?>> User =
        CompiledQuery.Compile((BlogConnection db, int id) => db.Users.FirstOrDefaultAsync(u => u.Id == id, default));

    private static readonly Func<BlogConnection, int, IQueryable<PostHeadline>> Newest = CompiledQuery.Compile((BlogConnection db, int userId) =>
        db.Posts.Where(p => p.UserId == userId).OrderByDescending(p => p.CreatedAt).Take(10).Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt)));

    private static readonly Func<BlogConnection, int, IQueryable<Post>> Page =
        CompiledQuery.Compile((BlogConnection db, int after) => db.Posts.Where(p => p.Id > after).OrderBy(p => p.Id).Take(100).AsQueryable());

    public async ValueTask<User?> FindUserAsync(int id)
    {
        await using var db = Open();
        return await User(db, id);
    }

    public async ValueTask<List<PostHeadline>> NewestPostsAsync(int userId)
    {
        await using var db = Open();
        return await Newest(db, userId).ToListAsync();
    }

    public async ValueTask<List<Post>> PageAsync(int after)
    {
        await using var db = Open();
        return await Page(db, after).ToListAsync();
    }
}
