using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Compiles queries.</summary>
internal interface IQueryPlanner
{
    /// <summary>Compiles a query, or finds its plan, and takes the values out of it.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">The expression of a query, or of a terminal call on one such as <c>Count</c>.</param>
    BoundQuery<T> Plan<T>(Expression query);

    /// <summary>Compiles a write that gives back no rows, or finds its plan, and takes the values out of it.</summary>
    /// <param name="command">A tree of <see cref="WriteCalls"/>.</param>
    CommandPlan PlanCommand(Expression command);

    /// <summary>Plans the body of a prepared query with the arguments of one execution.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="query">The body: a query, or a terminal call on one.</param>
    /// <param name="arguments">The lambda's parameters and their values.</param>
    PreparedRun<T> PlanPrepared<T>(Expression query, ArgumentValues arguments);
}
