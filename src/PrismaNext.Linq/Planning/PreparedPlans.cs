using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>The plans of a prepared query. They are looked up in the cache by structure until it is known how the slots get their values.</summary>
/// <remarks>More than one plan, because a null argument may need other SQL. Safe to share between threads.</remarks>
internal sealed class PreparedPlans<T>(IQueryPlanner planner, LambdaExpression query)
{
    // What a program binds has few combinations of nulls; whatever has more goes through the cache, which is bounded by what is used.
    private const int MaximumPlans = 16;

    private volatile Known? _known;

    /// <param name="arguments">One value for each parameter; the array becomes part of the query.</param>
    public BoundQuery<T> Bind(params object?[] arguments) => _known?.Find(arguments) ?? Plan(arguments);

    // Apart from the method before, where its closure would be made for every bind.
    private BoundQuery<T> Plan(object?[] arguments)
    {
        var run = planner.PlanPrepared<T>(query.Body, new ArgumentValues(query.Parameters, arguments));
        if (run.Readers is { } readers)
            _known = new Known(readers, run.Query.Options, [run.Plan, .. (_known?.Plans ?? []).Where(p => p != run.Plan).Take(MaximumPlans - 1)]);
        return run.Query;
    }

    private sealed record Known(SlotReader[] Readers, ExecuteOptions Options, CachedPlan[] Plans)
    {
        // The usual query: its slots are its parameters, in their order.
        private readonly bool _areArguments = Readers.Index().All(r => r.Item.IsArgument(r.Index));

        public BoundQuery<T>? Find(object?[] arguments)
        {
            var slots = new SlotValues(_areArguments && arguments.Length == Readers.Length ? arguments : Read(arguments));
            foreach (var plan in Plans)
            {
                if (plan.Serves(slots))
                    return new((QueryPlan<T>)plan.Plan, slots, Options);
            }

            return null;
        }

        private object?[] Read(object?[] arguments)
        {
            var values = new object?[Readers.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = Readers[i].Read(arguments);
            return values;
        }
    }
}
