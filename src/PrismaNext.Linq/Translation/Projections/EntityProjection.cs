using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A row of a mapped table.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Columns">Its columns and, in a hierarchy, those of its variants.</param>
/// <param name="Owner">The select that the row belongs to.</param>
/// <param name="IsOptional">Whether there may be no row.</param>
internal sealed record EntityProjection(EntityMap Entity, IReadOnlyDictionary<ColumnMap, SqlExpression> Columns, SelectBuilder Owner, bool IsOptional) : Projection(Entity.ClrType)
{
    /// <summary>The navigations that are to be filled, with their refinements.</summary>
    public IReadOnlyList<Inclusion> Includes { get; init; } = [];

    /// <summary>With a table for each type of a hierarchy: the key column of each variant's own table, null where the row is not of it.</summary>
    public IReadOnlyDictionary<VariantMap, SqlExpression> VariantKeys { get; init; } = new Dictionary<VariantMap, SqlExpression>();

    /// <summary>A column by its name, because a derived type may have a map of its own for a column that it inherits.</summary>
    public SqlExpression ColumnNamed(ColumnMap column) => Columns.TryGetValue(column, out var sql) ? sql : Columns.First(c => c.Key.Name == column.Name).Value;

    /// <summary>A column that is null exactly when there is no row; null when the entity has no column that tells.</summary>
    public SqlExpression? Presence => (Entity.Key is [var key, ..] ? key : Entity.Columns.FirstOrDefault(c => !c.IsNullable)) is { } column ? ColumnNamed(column) : null;

    public override Projection Map(ProjectionMap map) => this with
    {
        Columns = Columns.ToDictionary(c => c.Key, c => map.Replace(c.Value, c.Key.Name)),
        VariantKeys = VariantKeys.ToDictionary(k => k.Key, k => map.Replace(k.Value, "variant_key")),
        Owner = map.Owner,
        IsOptional = IsOptional || map.MakesOptional,
    };
}
