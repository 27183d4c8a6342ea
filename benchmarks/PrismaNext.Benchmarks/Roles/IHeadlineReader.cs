using PrismaNext.Benchmarks.Model;

namespace PrismaNext.Benchmarks.Roles;

/// <summary>Reads the ten newest posts of a user, three columns of each.</summary>
internal interface IHeadlineReader
{
    ValueTask<List<PostHeadline>> NewestPostsAsync(int userId);
}
