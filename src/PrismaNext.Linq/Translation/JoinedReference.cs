using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>The other end of a to-one navigation that a select has joined, so that it is joined once.</summary>
/// <param name="Relation">The navigation.</param>
/// <param name="Keys">What it is joined on.</param>
/// <param name="Target">The other end.</param>
internal sealed record JoinedReference(RelationMap Relation, EquatableArray<SqlExpression> Keys, EntityProjection Target)
{
    public JoinedReference Map(ProjectionMap map) =>
        new(Relation, Keys.Select(k => map.Replace(k, null)).ToEquatableArray(), (EntityProjection)Target.Map(map));
}
