namespace PrismaNext.Benchmarks.Roles;

/// <summary>Goes through the posts in the order of their keys, and leaves after some of them.</summary>
internal interface IEarlyLeaver
{
    ValueTask<long> LeaveAfterAsync(int rows);
}
