using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;

namespace PrismaNext.Linq.Writes;

/// <summary>Reads the value of a column from an object of the program.</summary>
internal static class ColumnReader
{
    /// <summary>The map of an object's own type or, where that is not mapped, of the nearest mapped type above it.</summary>
    public static EntityMap EntityOf(Contract contract, Type declared, object row)
    {
        var entity = EntityOf(contract, declared);
        for (var type = row.GetType(); type is not null && type != declared; type = type.BaseType)
        {
            if (contract.Find(type) is { } own)
                return own.Hierarchy is { } hierarchy && hierarchy.Root == entity.Hierarchy?.Root ? own : throw WriteErrors.VariantUnmapped(type, declared);
        }

        return entity.Constructor is null ? throw WriteErrors.VariantUnmapped(row.GetType(), declared) : entity;
    }

    public static EntityMap EntityOf(Contract contract, Type type) => contract.Find(type) ?? throw PlanErrors.EntityUnmapped(type, EntityRootExpression.For(type));

    /// <summary>How a column is read; null for one that no object tells the value of, which is left to the database.</summary>
    public static Func<object, object?>? Of(EntityMap entity, ColumnMap column)
    {
        if (entity.Hierarchy is { Discriminator: { } discriminator, Variants: var variants } && discriminator == column)
            return row => variants.FirstOrDefault(v => v.Entity.ClrType == row.GetType())?.DiscriminatorValue;
        if (column.Property is { } property)
            return row => property.DeclaringType!.IsInstanceOfType(row) ? property.GetValue(row) : null; // A property has a type that declares it.
        return OfReference(entity, column);
    }

    // A foreign key that the class does not show is the key of the object that a navigation holds.
    private static Func<object, object?>? OfReference(EntityMap entity, ColumnMap column)
    {
        foreach (var relation in entity.Relations)
        {
            var part = relation is { IsCollection: false, Junction: null } ? relation.SourceColumns.ToList().IndexOf(column) : -1;
            if (part >= 0 && relation.TargetColumns[part].Property is { } key)
                return row => relation.Property.GetValue(row) is { } target ? key.GetValue(target) : null;
        }

        return null;
    }
}
