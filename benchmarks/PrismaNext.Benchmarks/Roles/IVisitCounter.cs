namespace PrismaNext.Benchmarks.Roles;

/// <summary>Counts a visit of a user, who may be new.</summary>
internal interface IVisitCounter
{
    ValueTask<long> VisitAsync(int userId, DateTime now);
}
