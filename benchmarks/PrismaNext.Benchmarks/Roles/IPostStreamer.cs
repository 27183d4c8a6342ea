namespace PrismaNext.Benchmarks.Roles;

/// <summary>Goes through all posts.</summary>
internal interface IPostStreamer
{
    ValueTask<long> StreamAllAsync();
}
