namespace PrismaNext.Benchmarks.Roles;

/// <summary>Composes the query of <see cref="IHeadlineReader"/> and makes of it what would be sent, without a connection.</summary>
internal interface IQueryPlanner
{
    object Plan(int userId);
}
