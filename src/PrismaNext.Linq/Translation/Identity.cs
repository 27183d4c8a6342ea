using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Tells where C# compares by reference, and finds every element of a sequence another one.</summary>
internal static class Identity
{
    /// <summary>Whether no two elements are equal, whatever they hold: groups, and objects with a collection that was made for them.</summary>
    public static bool IsUnique(Sequence rows) => IsUnique(rows.Element, rows);

    private static bool IsUnique(Projection element, Sequence rows) => element switch
    {
        GroupProjection or SubqueryProjection => true,
        // The collection of an entity is one object, however often it is read; each row of a single table is another entity.
        NavigationProjection navigation => rows.Select is { IsPlain: true, Sources: [{ Source: TableSource source }] } && navigation.Source.Presence is ColumnExpression column && column.Source == source.Alias,
        NewProjection made => !ValueEquality.Has(made.ClrType) || made.Parts.Any(part => IsUnique(part, rows)),
        _ => false,
    };
}
