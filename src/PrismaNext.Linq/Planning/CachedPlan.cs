using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Planning;

/// <summary>A plan in the cache, with the facts about values that it is built on.</summary>
/// <param name="plan">A <see cref="QueryPlan{T}"/>, or a <see cref="CommandPlan"/> without values; the structure says of which type.</param>
/// <param name="facts">What was asked while it was compiled.</param>
internal sealed class CachedPlan(object plan, IReadOnlyList<SlotFact> facts)
{
    private readonly SlotFact[] _facts = [.. facts];

    public object Plan { get; } = plan;

    /// <summary>When it was last used, in uses of the cache.</summary>
    public long LastUse { get; set; }

    public bool Serves(SlotValues values)
    {
        foreach (var fact in _facts)
        {
            if (!fact.HoldsFor(values))
                return false;
        }

        return true;
    }
}
