using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Linq.Tests.Parsing;

/// <summary>For queries that are composed and never run.</summary>
internal sealed class NoPlanner : IQueryPlanner
{
    public BoundQuery<T> Plan<T>(Expression query) => throw new InvalidOperationException("This query is only to be looked at.");

    public CommandPlan PlanCommand(Expression command) => throw new InvalidOperationException("This write is only to be looked at.");

    public PreparedRun<T> PlanPrepared<T>(Expression query, ArgumentValues arguments) => throw new InvalidOperationException("This query is only to be looked at.");
}
