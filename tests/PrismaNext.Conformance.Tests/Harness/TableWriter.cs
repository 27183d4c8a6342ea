using PrismaNext.Linq.Contracts;

namespace PrismaNext.Conformance.Tests.Harness;

/// <summary>Makes tables and rows from a contract.</summary>
internal static class TableWriter
{
    /// <summary>The statement that creates an entity's table, with the columns of the variants that share it.</summary>
    public static string Create(EntityMap entity)
    {
        var columns = Own(entity).Concat(entity.Hierarchy is { Discriminator: not null } hierarchy ? hierarchy.Variants.SelectMany(v => v.Entity.Columns) : []).DistinctBy(c => c.Name);
        return $"CREATE TABLE {entity.Table} ({string.Join(", ", columns.Select(c => $"{c.Name} {c.StoreTypeName}{(c.IsNullable ? "" : " NOT NULL")}"))}, PRIMARY KEY ({string.Join(", ", entity.Key.Select(k => k.Name))}))";
    }

    /// <summary>The values of a row, for each table that it is kept in.</summary>
    public static IEnumerable<(string Table, List<(ColumnMap Column, object? Value)> Values)> Rows(Contract contract, object row)
    {
        var entity = contract.Find(row.GetType())!; // Every row is of a mapped type.
        if (entity.Hierarchy is not { Discriminator: null, Base: not null })
        {
            yield return (entity.Table, [.. entity.Columns.Select(c => (c, Value(entity, c, row)))]);
            yield break;
        }

        for (var part = entity; part is not null; part = part.Hierarchy?.Base)
            yield return (part.Table, [.. Own(part).Select(c => (c, Value(entity, c, row)))]);
    }

    private static IEnumerable<ColumnMap> Own(EntityMap entity) =>
        entity.Hierarchy is { Discriminator: null, Base: not null } ? entity.Columns.Where(c => c.Owner == entity || entity.Key.Contains(c)) : entity.Columns;

    private static object? Value(EntityMap entity, ColumnMap column, object row)
    {
        var value = column.Property is { } property ? property.GetValue(row) : entity.Hierarchy?.Variants.First(v => v.Entity == entity).DiscriminatorValue;
        return value is not null && column.Type.Conversion is { } conversion ? conversion.ConvertToStore(value) : value;
    }
}
