using Microsoft.EntityFrameworkCore;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>EF Core's compiled queries.</summary>
internal sealed class EfCoreCompiledContestant(string connectionString, Setting setting)
    : BlogContextContestant("EF Core, compiled", connectionString, setting), IUserFinder, IHeadlineReader, IPostPager
{
    private static readonly Func<BlogContext, int, Task<User?>> User =
        EF.CompileAsyncQuery((BlogContext db, int id) => db.Users.FirstOrDefault(u => u.Id == id));

    private static readonly Func<BlogContext, int, IAsyncEnumerable<PostHeadline>> Newest = EF.CompileAsyncQuery((BlogContext db, int userId) =>
        db.Posts.Where(p => p.UserId == userId).OrderByDescending(p => p.CreatedAt).Take(10).Select(p => new PostHeadline(p.Id, p.Title, p.CreatedAt)));

    private static readonly Func<BlogContext, int, IAsyncEnumerable<Post>> Page =
        EF.CompileAsyncQuery((BlogContext db, int after) => db.Posts.Where(p => p.Id > after).OrderBy(p => p.Id).Take(100));

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
