using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Planning;

/// <summary>The static part of a client: a contract, and the plans compiled for it. A pure function of the contract; it does no I/O.</summary>
/// <remarks>Safe to share between threads and to keep for the life of the process: plans outlive requests, connections do not.</remarks>
public sealed class QueryContext
{
    internal QueryContext(Contract contract, IQueryCompiler compiler, int planCacheSize)
        : this(contract, new CachingQueryPlanner(compiler, planCacheSize))
    {
    }

    internal QueryContext(Contract contract, IQueryPlanner planner)
    {
        Contract = contract;
        Planner = planner;
    }

    /// <summary>The static part of a client for a contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="planCacheSize">The most plans to keep, from 1; the least recently used one goes first.</param>
    /// <exception cref="PrismaNextException"><c>RUNTIME.OPTION_INVALID</c>: <paramref name="planCacheSize"/> is less than 1.</exception>
    public static QueryContext Create(Contract contract, int planCacheSize = 1024)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new(contract, new QueryPlanner(contract), OptionCheck.AtLeast(1, planCacheSize, nameof(planCacheSize)));
    }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>How the cache of plans has done so far.</summary>
    public PlanCacheStatistics PlanCache => Planner is CachingQueryPlanner cache ? cache.Statistics : new(0, 0, 0, 0);

    internal IQueryPlanner Planner { get; }
}
