using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A to-many navigation.</summary>
/// <param name="Source">The entity that has it.</param>
/// <param name="Relation">The navigation.</param>
internal sealed record NavigationProjection(EntityProjection Source, RelationMap Relation) : Projection(Relation.Property.PropertyType)
{
    /// <summary>The navigations that are to be filled in its elements.</summary>
    public IReadOnlyList<Inclusion> Includes { get; init; } = [];

    public override Projection Map(ProjectionMap map) => this with { Source = (EntityProjection)Source.Map(map) };
}
