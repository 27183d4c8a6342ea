using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A navigation that is to be filled.</summary>
/// <param name="relation">The navigation.</param>
/// <param name="refinement">A lambda from the entity to the part of the collection that is wanted; null for all.</param>
internal sealed class Inclusion(RelationMap relation, LambdaExpression? refinement)
{
    private readonly List<Inclusion> _nested = [];

    public RelationMap Relation { get; } = relation;

    public LambdaExpression? Refinement { get; } = refinement;

    /// <summary>What is filled in what it gives.</summary>
    public IReadOnlyList<Inclusion> Nested => _nested;

    /// <summary>The same navigation among some; a plain one asked for twice is one.</summary>
    public static Inclusion FindOrAdd(ICollection<Inclusion> inclusions, RelationMap relation, LambdaExpression? refinement)
    {
        if (refinement is null && inclusions.FirstOrDefault(i => i.Relation == relation) is { } known)
            return known;
        var inclusion = new Inclusion(relation, refinement);
        inclusions.Add(inclusion);
        return inclusion;
    }

    public Inclusion Add(RelationMap relation, LambdaExpression? refinement) => FindOrAdd(_nested, relation, refinement);
}
