namespace PrismaNext.Linq.Contracts;

/// <summary>The place of an entity in a class hierarchy.</summary>
/// <param name="Root">The entity at the top.</param>
/// <param name="Base">The entity above; null for the root.</param>
/// <param name="Variants">This entity's concrete types, itself and all below; a row becomes the one whose discriminator matches, or whose table has the row.</param>
public sealed record HierarchyMap(EntityMap Root, EntityMap? Base, IReadOnlyList<VariantMap> Variants)
{
    /// <summary>The column that tells the type of a row; null when each type has a table of its own.</summary>
    public ColumnMap? Discriminator { get; init; }
}
