using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Reads one row by its key.</summary>
internal interface IUserFinder
{
    ValueTask<User?> FindUserAsync(int id);
}
