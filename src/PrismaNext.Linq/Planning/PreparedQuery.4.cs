using System.Linq.Expressions;

namespace PrismaNext.Linq.Planning;

/// <summary>A query that is planned once and bound to values many times.</summary>
/// <typeparam name="T1">The type of the first argument.</typeparam>
/// <typeparam name="T2">The type of the second argument.</typeparam>
/// <typeparam name="T3">The type of the third argument.</typeparam>
/// <typeparam name="T4">The type of the fourth argument.</typeparam>
/// <typeparam name="TResult">What the query gives: its one value, or one of its rows.</typeparam>
/// <remarks>Safe to share between threads and to keep for the life of the process. The first bind compiles it.</remarks>
public sealed class PreparedQuery<T1, T2, T3, T4, TResult>
{
    private readonly PreparedPlans<TResult> _plans;

    internal PreparedQuery(IQueryPlanner planner, LambdaExpression query) => _plans = new(planner, query);

    /// <summary>Binds the query to values, ready to run on any runtime of the same contract.</summary>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    /// <param name="third">The third argument.</param>
    /// <param name="fourth">The fourth argument.</param>
    public BoundQuery<TResult> Bind(T1 first, T2 second, T3 third, T4 fourth) => _plans.Bind(first, second, third, fourth);
}
