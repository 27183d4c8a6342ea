using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>The one element of a sub-query that is not a scalar, not translated yet: a member of it may be all that is wanted.</summary>
/// <param name="ClrType">The element's type.</param>
/// <param name="Sequence">Translates it, limited already; each call gives a new one.</param>
/// <param name="Cardinality">What none and two mean.</param>
internal sealed record SingleProjection(Type ClrType, Func<Sequence> Sequence, Cardinality Cardinality) : Projection(ClrType)
{
    public override Projection Map(ProjectionMap map) => this;
}
