using Microsoft.EntityFrameworkCore;
using PrismaNext.Benchmarks.Model;
using PrismaNext.Benchmarks.Roles;

namespace PrismaNext.Benchmarks.Contestants;

/// <summary>EF Core where a collection is a query of its own.</summary>
internal sealed class EfCoreSplitContestant(string connectionString, Setting setting) : BlogContextContestant("EF Core, split", connectionString, setting), IUserLoader
{
    public async ValueTask<List<User>> UsersWithPostsAsync(int after)
    {
        await using var db = Open();
        return await db.Users.Include(u => u.Posts).AsSplitQuery().Where(u => u.Id > after).OrderBy(u => u.Id).Take(100).ToListAsync();
    }
}
