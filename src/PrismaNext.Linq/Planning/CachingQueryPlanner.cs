using System.Collections.Concurrent;
using System.Linq.Expressions;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>Keeps compiled plans by the structure of their queries, and within one structure by the facts that matter about the values.</summary>
/// <remarks>Bounded: the least recently used plan goes first. Concurrent queries of one structure compile once; a failure is not kept.</remarks>
internal sealed class CachingQueryPlanner : IQueryPlanner
{
    private readonly IQueryCompiler _compiler;
    private readonly int _capacity;
    private readonly ConcurrentDictionary<ExpressionFingerprint, PlanFamily> _families = new(PlanKey.Comparer);
    private readonly ConcurrentDictionary<ExpressionFingerprint, PlanFamily>.AlternateLookup<ReadOnlySpan<ShapeToken>> _lookup;
    private readonly Lock _evicting = new();
    private long _clock;
    private long _hits;
    private long _misses;
    private long _evictions;
    private int _plans;

    /// <param name="compiler">Compiles what is not there.</param>
    /// <param name="capacity">The most plans to keep, from 1.</param>
    public CachingQueryPlanner(IQueryCompiler compiler, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _compiler = compiler;
        _capacity = capacity;
        _lookup = _families.GetAlternateLookup<ReadOnlySpan<ShapeToken>>();
    }

    public PlanCacheStatistics Statistics =>
        new(Interlocked.Read(ref _hits), Interlocked.Read(ref _misses), Interlocked.Read(ref _evictions), Volatile.Read(ref _plans));

    public BoundQuery<T> Plan<T>(Expression query)
    {
        var extractor = SlotExtractor.Read(query, typeof(T));
        var (bound, _) = Bind<T>(extractor);
        extractor.Release();
        return bound;
    }

    public PreparedRun<T> PlanPrepared<T>(Expression query, ArgumentValues arguments)
    {
        var extractor = SlotExtractor.Read(query, typeof(T), arguments);
        var (bound, plan) = Bind<T>(extractor);
        var readers = extractor.ToReaders();
        extractor.Release();
        return new(bound, plan, readers);
    }

    public CommandPlan PlanCommand(Expression command)
    {
        var extractor = SlotExtractor.Read(command, typeof(CommandPlan));
        var values = extractor.ToValues();
        var plan = Find(extractor, values, static (compiler, tree, facts) => compiler.CompileCommand(tree, facts));
        extractor.Release();
        return (CommandPlan)plan.Plan with { Values = values };
    }

    private (BoundQuery<T> Query, CachedPlan Plan) Bind<T>(SlotExtractor extractor)
    {
        var values = extractor.ToValues();
        var plan = Find(extractor, values, static (compiler, tree, facts) => compiler.Compile<T>(tree, facts));
        return (new((QueryPlan<T>)plan.Plan, values, Options(extractor.Annotations)), plan);
    }

    private CachedPlan Find(SlotExtractor extractor, SlotValues values, Func<IQueryCompiler, Expression, SlotFacts, object> compile)
    {
        CachedPlan plan;
        if (_lookup.TryGetValue(extractor.Shape, out var family) && family.Find(values) is { } found)
        {
            plan = found;
            Interlocked.Increment(ref _hits);
        }
        else
        {
            plan = Compile(extractor, values, compile);
            EvictBeyondCapacity();
        }

        Touch(plan);
        return plan;
    }

    private CachedPlan Compile(SlotExtractor extractor, SlotValues values, Func<IQueryCompiler, Expression, SlotFacts, object> compile)
    {
        var structure = new ExpressionFingerprint(extractor.Shape);
        var tree = extractor.BuildTree();
        while (true)
        {
            var family = _families.GetOrAdd(structure, static s => new PlanFamily(s));
            lock (family.Gate)
            {
                if (family.IsClosed)
                    continue;
                if (family.Find(values) is { } compiledMeanwhile)
                {
                    Interlocked.Increment(ref _hits);
                    return compiledMeanwhile;
                }

                Interlocked.Increment(ref _misses);
                return Compile(family, tree, values, compile);
            }
        }
    }

    private CachedPlan Compile(PlanFamily family, Expression tree, SlotValues values, Func<IQueryCompiler, Expression, SlotFacts, object> compile)
    {
        try
        {
            var facts = new SlotFacts(values);
            var plan = new CachedPlan(compile(_compiler, tree, facts), facts.Answers);
            Touch(plan);
            family.Add(plan);
            Interlocked.Increment(ref _plans);
            return plan;
        }
        finally
        {
            CloseIfEmpty(family);
        }
    }

    private void CloseIfEmpty(PlanFamily family)
    {
        if (family.TryClose())
            _families.TryRemove(new(family.Structure, family));
    }

    // The clock advances only when another plan was used in between, so that one busy query writes nothing that other threads read.
    private void Touch(CachedPlan plan)
    {
        if (plan.LastUse == 0 || plan.LastUse != Volatile.Read(ref _clock))
            plan.LastUse = Interlocked.Increment(ref _clock);
    }

    private void EvictBeyondCapacity()
    {
        if (Volatile.Read(ref _plans) <= _capacity)
            return;
        lock (_evicting)
        {
            while (Volatile.Read(ref _plans) > _capacity && LeastRecentlyUsed() is var (family, plan))
            {
                lock (family.Gate)
                {
                    if (family.Remove(plan))
                    {
                        Interlocked.Decrement(ref _plans);
                        Interlocked.Increment(ref _evictions);
                    }

                    CloseIfEmpty(family);
                }
            }
        }
    }

    private (PlanFamily Family, CachedPlan Plan)? LeastRecentlyUsed()
    {
        (PlanFamily Family, CachedPlan Plan)? oldest = null;
        foreach (var (_, family) in _families)
        {
            foreach (var plan in family.Plans)
            {
                if (oldest is null || plan.LastUse < oldest.Value.Plan.LastUse)
                    oldest = (family, plan);
            }
        }

        return oldest;
    }

    // What is said last about a query holds; tags add up.
    private static ExecuteOptions Options(IReadOnlyList<object> annotations)
    {
        var options = ExecuteOptions.Default;
        foreach (var annotation in annotations)
        {
            options = annotation switch
            {
                ExecutionMode mode => options with { Mode = mode },
                int batchSize => options with { BatchSize = batchSize },
                _ => options with { Tags = [.. options.Tags, (string)annotation] },
            };
        }

        return options;
    }
}
