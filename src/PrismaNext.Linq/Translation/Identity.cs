using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Tells where C# compares by reference, and finds every element of a sequence another one.</summary>
internal static class Identity
{
    /// <summary>Whether no two elements are equal, whatever they hold: groups, and objects with a collection that was made for them.</summary>
    public static bool IsUnique(Sequence rows) => IsUnique(rows.Element) && IsOnePerRow(rows.Select.Sources, rows.Select.GroupBy.Count > 0);

    private static bool IsUnique(Projection element) => element switch
    {
        // The collection of an entity is one object, however often it is read, but each row of a table is another entity.
        GroupProjection or SubqueryProjection or NavigationProjection => true,
        NewProjection made => !ValueEquality.Has(made.ClrType) || made.Parts.Any(IsUnique),
        _ => false,
    };

    // A join may repeat the row that an element was made of.
    private static bool IsOnePerRow(IReadOnlyList<FromItem> sources, bool isGrouped) => isGrouped || sources is [{ Source: var source }] && source switch
    {
        TableSource => true,
        SubquerySource { Query: SelectStatement inner } => IsOnePerRow([.. inner.From], inner.GroupBy.Count > 0),
        _ => false,
    };
}
