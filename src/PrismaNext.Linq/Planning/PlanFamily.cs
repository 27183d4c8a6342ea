using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>All plans of one structure: they differ in the facts that their compilation asked about.</summary>
internal sealed class PlanFamily(ExpressionFingerprint structure)
{
    private volatile CachedPlan[] _plans = [];

    public ExpressionFingerprint Structure { get; } = structure;

    /// <summary>Held while a plan of this structure is compiled, so that it is compiled once, and while the plans change.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether it has left the cache; then nothing is to be added.</summary>
    public bool IsClosed { get; private set; }

    public ReadOnlySpan<CachedPlan> Plans => _plans;

    /// <summary>The plan that serves these values. A compiler asks the same questions as long as it gets the same answers, so at most one does.</summary>
    public CachedPlan? Find(SlotValues values)
    {
        foreach (var plan in _plans)
        {
            if (plan.Serves(values))
                return plan;
        }

        return null;
    }

    /// <summary>Adds a plan; only under the gate.</summary>
    public void Add(CachedPlan plan) => _plans = [.. _plans, plan];

    /// <summary>Takes a plan out; only under the gate.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(CachedPlan plan)
    {
        var before = _plans.Length;
        _plans = Array.FindAll(_plans, p => p != plan);
        return _plans.Length < before;
    }

    /// <summary>Closes the family if it has no plan; only under the gate.</summary>
    public bool TryClose() => IsClosed = _plans.Length == 0;
}
