using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Tests;

/// <summary>A context without entities, for tests that bring their own plans.</summary>
internal static class Contexts
{
    public static readonly QueryContext Empty = new(new Contract([], [], "sha256:0"), new NothingPlanner());

    private sealed class NothingPlanner : IQueryPlanner
    {
        public BoundQuery<T> Plan<T>(Expression query) => throw new NotSupportedException("These tests bring their own plans.");

        public PreparedRun<T> PlanPrepared<T>(Expression query, ArgumentValues arguments) => throw new NotSupportedException("These tests bring their own plans.");

        public CommandPlan PlanCommand(Expression command) => throw new NotSupportedException("These tests bring their own plans.");
    }
}
