using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using PrismaNext.Linq.Planning;

namespace PrismaNext.Runtime.Logging;

/// <summary>The counters of all plan caches of the process, read when a listener asks; a context that nobody uses any more leaves by itself.</summary>
internal static class PlanCacheMetrics
{
    private static readonly ConditionalWeakTable<QueryContext, object> Contexts = [];

    public static void Watch(QueryContext context) => Contexts.TryAdd(context, context.Contract);

    public static void Register(Meter meter)
    {
        meter.CreateObservableCounter("prismanext.plan_cache.hits", () => Read(cache => cache.Hits), "{query}", "Queries whose plan was there.");
        meter.CreateObservableCounter("prismanext.plan_cache.misses", () => Read(cache => cache.Misses), "{query}", "Queries that had to be compiled.");
        meter.CreateObservableCounter("prismanext.plan_cache.evictions", () => Read(cache => cache.Evictions), "{plan}", "Plans that left a full cache.");
        meter.CreateObservableUpDownCounter("prismanext.plan_cache.size", () => Read(cache => cache.Plans), "{plan}", "Plans that are kept.");
    }

    // Contexts of the same contract cannot be told apart by a tag that stays the same from start to start, so they are added up.
    private static IEnumerable<Measurement<long>> Read(Func<PlanCacheStatistics, long> value) =>
        Contexts.GroupBy(entry => entry.Key.Contract.StorageHash, entry => value(entry.Key.PlanCache))
            .Select(contract => new Measurement<long>(contract.Sum(), new KeyValuePair<string, object?>("prismanext.contract.hash", contract.Key)));
}
