using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Writes;

/// <summary>What the builders of writes hand on to each other.</summary>
internal sealed record WriteContext(IQueryPlanner Planner, Contract Contract)
{
    /// <summary>Compiles a write that gives back the number of rows.</summary>
    public CommandPlan Build(Expression write) => Planner.PlanCommand(write);

    /// <summary>Compiles a write that gives back rows.</summary>
    public BoundQuery<T> Build<T>(Expression write) => Planner.Plan<T>(write);
}
