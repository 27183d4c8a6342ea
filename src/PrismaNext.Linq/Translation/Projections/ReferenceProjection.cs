using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>The other end of a to-one navigation, not joined yet: its key and whether it exists may be known without.</summary>
/// <param name="Source">The entity that has the navigation.</param>
/// <param name="Relation">The navigation.</param>
internal sealed record ReferenceProjection(EntityProjection Source, RelationMap Relation) : Projection(Relation.TargetType)
{
    /// <summary>The navigations that are to be filled at the other end.</summary>
    public IReadOnlyList<Inclusion> Includes { get; init; } = [];

    /// <summary>Whether the source's columns are the other end's key, so that they tell of it without a join.</summary>
    public bool IsKeyOfTarget => Relation.HoldsForeignKey && Relation.Target.Key.Count > 0 && Relation.TargetColumns.SequenceEqual(Relation.Target.Key);

    /// <summary>The source's column that holds a key column of the other end; null when only a join can tell.</summary>
    public SqlExpression? KeyColumn(ColumnMap column)
    {
        if (!IsKeyOfTarget)
            return null;
        for (var i = 0; i < Relation.TargetColumns.Count; i++)
        {
            if (Relation.TargetColumns[i] == column)
                return Source.ColumnNamed(Relation.SourceColumns[i]);
        }

        return null;
    }

    /// <summary>Joins the other end.</summary>
    public EntityProjection Join() => Source.Owner.JoinReference(Source, Relation) is var entity && Includes.Count > 0 ? entity with { Includes = Includes } : entity;

    public override Projection Map(ProjectionMap map) => this with { Source = (EntityProjection)Source.Map(map) };
}
