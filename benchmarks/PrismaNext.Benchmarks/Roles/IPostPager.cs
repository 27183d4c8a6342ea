using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Reads the hundred posts behind a key, as entities.</summary>
internal interface IPostPager
{
    ValueTask<List<Post>> PageAsync(int after);
}
