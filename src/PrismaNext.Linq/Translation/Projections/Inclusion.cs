using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A navigation that is to be filled.</summary>
/// <param name="relation">The navigation.</param>
/// <param name="refinement">A lambda from the entity to the part of the collection that is wanted; null for all.</param>
/// <param name="scope">The variables that the refinement may refer to.</param>
internal sealed class Inclusion(RelationMap relation, LambdaExpression? refinement, Scope scope)
{
    private readonly List<Inclusion> _nested = [];

    public RelationMap Relation { get; } = relation;

    public LambdaExpression? Refinement { get; private set; } = refinement;

    public Scope Scope { get; private set; } = scope;

    /// <summary>What is filled in what it gives.</summary>
    public IReadOnlyList<Inclusion> Nested => _nested;

    /// <summary>The same navigation among some: asked for twice it is one, with the refinement that either gave. Null when the two refine it differently.</summary>
    public static Inclusion? FindOrAdd(ICollection<Inclusion> inclusions, RelationMap relation, LambdaExpression? refinement, Scope scope)
    {
        if (inclusions.FirstOrDefault(i => i.Relation == relation) is { } known)
            return known.Refine(refinement, scope);
        var inclusion = new Inclusion(relation, refinement, scope);
        inclusions.Add(inclusion);
        return inclusion;
    }

    public Inclusion? Add(RelationMap relation, LambdaExpression? refinement, Scope scope) => FindOrAdd(_nested, relation, refinement, scope);

    private Inclusion? Refine(LambdaExpression? refinement, Scope scope)
    {
        if (refinement is null || Refinement is { } known && QueryPrinter.Print(known.Body) == QueryPrinter.Print(refinement.Body))
            return this;
        if (Refinement is not null)
            return null;
        (Refinement, Scope) = (refinement, scope);
        return this;
    }
}
