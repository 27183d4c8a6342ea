using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Planning;

/// <summary>Plans queries whose last operator runs over the row stream: <c>Chunk</c>, <c>Aggregate</c> and <c>AggregateBy</c>.</summary>
internal static class TailPlanner
{
    private const BindingFlags Private = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>The plan of such a query; null for every other.</summary>
    public static QueryPlan<T>? TryPlan<T>(QueryPlanner planner, Expression query, SlotFacts facts)
    {
        if (query is not MethodCallExpression { Method.DeclaringType: var type } call || type != typeof(Queryable))
            return null;
        var row = ClrTypes.ElementType(call.Arguments[0].Type)!; // The first argument of an operator is its source.
        Type[]? types = call.Method.Name switch
        {
            nameof(Queryable.Chunk) => [row],
            nameof(Queryable.Aggregate) => [row, call.Arguments.Count == 2 ? row : call.Arguments[1].Type, call.Type],
            nameof(Queryable.AggregateBy) => [row, .. call.Type.GetGenericArguments()[0].GetGenericArguments()],
            _ => null,
        };
        if (types is null)
            return null;
        var plan = typeof(TailPlanner).GetMethod(call.Method.Name, Private)!.MakeGenericMethod(types); // There is a method of the name of each operator above.
        try
        {
            return (QueryPlan<T>)plan.Invoke(null, [planner, call, facts])!; // Each of them returns a plan.
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static QueryPlan<TRow[]> Chunk<TRow>(QueryPlanner planner, MethodCallExpression call, SlotFacts facts)
    {
        var rows = planner.Compile<TRow>(call.Arguments[0], facts);
        var size = ClientFunction.Value<int>(call.Arguments[1]);
        return Plan(rows, new SequenceTail<TRow, TRow[]>(rows, (source, values) => source.Chunk(size(values))), Cardinality.Sequence);
    }

    private static QueryPlan<TResult> Aggregate<TRow, TAccumulate, TResult>(QueryPlanner planner, MethodCallExpression call, SlotFacts facts)
    {
        var rows = planner.Compile<TRow>(call.Arguments[0], facts);
        var hasSeed = call.Arguments.Count > 2;
        var step = ClientFunction.Compile<Func<TAccumulate, TRow, TAccumulate>>(call.Arguments[hasSeed ? 2 : 1]);
        var seed = hasSeed ? ClientFunction.Value<TAccumulate>(call.Arguments[1]) : null;
        var result = call.Arguments.Count == 4 ? ClientFunction.Compile<Func<TAccumulate, TResult>>(call.Arguments[3]) : null;
        return Plan(rows, new ValueTail<TRow, TResult>(rows, ApplyAsync), Cardinality.Scalar);

        async ValueTask<TResult> ApplyAsync(IAsyncEnumerable<TRow> source, SlotValues values, CancellationToken cancellationToken)
        {
            var next = step(values);
            var total = seed is null
                ? (TAccumulate)(object)(await source.AggregateAsync((a, b) => (TRow)(object)next((TAccumulate)(object)a!, b)!, cancellationToken).ConfigureAwait(false))! // Without a seed both types are one.
                : await source.AggregateAsync(seed(values), next, cancellationToken).ConfigureAwait(false);
            return result is null ? (TResult)(object)total! : result(values)(total); // Without a result selector both types are one.
        }
    }

    private static QueryPlan<KeyValuePair<TKey, TAccumulate>> AggregateBy<TRow, TKey, TAccumulate>(QueryPlanner planner, MethodCallExpression call, SlotFacts facts)
        where TKey : notnull
    {
        var rows = planner.Compile<TRow>(call.Arguments[0], facts);
        var key = ClientFunction.Compile<Func<TRow, TKey>>(call.Arguments[1]);
        var step = ClientFunction.Compile<Func<TAccumulate, TRow, TAccumulate>>(call.Arguments[3]);
        var comparer = ClientFunction.Value<IEqualityComparer<TKey>?>(call.Arguments[4]);
        var selectsSeed = call.Method.GetParameters()[2].ParameterType.IsAssignableTo(typeof(LambdaExpression));
        var seed = selectsSeed ? ClientFunction.Compile<Func<TKey, TAccumulate>>(call.Arguments[2]) : null;
        var constant = selectsSeed ? null : ClientFunction.Value<TAccumulate>(call.Arguments[2]);
        return Plan(
            rows,
            new SequenceTail<TRow, KeyValuePair<TKey, TAccumulate>>(rows, (source, values) => seed is not null
                ? source.AggregateBy(key(values), seed(values), step(values), comparer(values))
                : source.AggregateBy(key(values), constant!(values), step(values), comparer(values))), // One of the two was given.
            Cardinality.Sequence);
    }

    private static QueryPlan<T> Plan<TRow, T>(QueryPlan<TRow> rows, PlanTail<T> tail, Cardinality cardinality) => new()
    {
        Sql = rows.Sql,
        Parameters = rows.Parameters,
        Read = (_, _) => throw new InternalError("A row was to be read past the plan's tail."),
        Cardinality = cardinality,
        SqlHash = rows.SqlHash,
        Tables = rows.Tables,
        Tail = tail,
    };
}
