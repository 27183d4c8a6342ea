using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Tells where the sources of a select give one row at most, by the unique keys that the contract knows.</summary>
internal static class UniqueRow
{
    /// <summary>Whether a unique key of the first source is compared with values, and one of each further source with a row before it.</summary>
    public static bool IsRead(SelectStatement select, TableIndexes indexes)
    {
        return select.From.Count > 0
            && IsUnique(select.From[0], alias => FixedColumns.Of(select.Where, alias))
            && select.From.Skip(1).All(j => j.Join is JoinKind.Left or JoinKind.Inner && IsUnique(j, alias => FixedColumns.Joined(j.Condition, alias)));

        bool IsUnique(FromItem item, Func<SourceAlias, HashSet<string>> columns) =>
            item.Source is TableSource table && indexes.IsUnique(table.Schema, table.Table, columns(table.Alias));
    }
}
