using System.Linq.Expressions;

namespace PrismaNext.Linq.Planning;

/// <summary>A query that is planned once and bound to values many times.</summary>
/// <typeparam name="TResult">What the query gives: its one value, or one of its rows.</typeparam>
/// <remarks>Safe to share between threads and to keep for the life of the process. The first bind compiles it.</remarks>
public sealed class PreparedQuery<TResult>
{
    private readonly PreparedPlans<TResult> _plans;

    internal PreparedQuery(IQueryPlanner planner, LambdaExpression query) => _plans = new(planner, query);

    /// <summary>Binds the query to values, ready to run on any runtime of the same contract.</summary>
    public BoundQuery<TResult> Bind() => _plans.Bind();
}
