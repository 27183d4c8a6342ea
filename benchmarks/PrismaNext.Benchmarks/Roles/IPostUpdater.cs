namespace PrismaNext.Benchmarks.Roles;

/// <summary>Adds one to the likes of a post.</summary>
internal interface IPostUpdater
{
    ValueTask<long> LikeAsync(int id);
}
