using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Reads the hundred users behind a key with all their posts.</summary>
internal interface IUserLoader
{
    ValueTask<List<User>> UsersWithPostsAsync(int after);
}
