using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>The one element of a sub-query that is not a scalar, not translated yet: a member of it may be all that is wanted.</summary>
/// <param name="ClrType">The element's type.</param>
/// <param name="Scope">The variables that it refers to, as they were where it stands; they move with the projection.</param>
/// <param name="Translate">Translates it, limited already; each call gives a new sequence.</param>
/// <param name="Cardinality">What none and two mean.</param>
internal sealed record SingleProjection(Type ClrType, Scope Scope, Func<Scope, Sequence> Translate, Cardinality Cardinality) : Projection(ClrType)
{
    public Sequence Sequence() => Translate(Scope);

    /// <summary>The row, of which another select list may be taken: DISTINCT is about the one that it was given.</summary>
    public Sequence Row()
    {
        var rows = Sequence();
        if (rows.Select.IsDistinct)
            rows.Select.PushDown();
        return rows;
    }

    public override Projection Map(ProjectionMap map) => this with { Scope = Scope.Map(map) };
}
