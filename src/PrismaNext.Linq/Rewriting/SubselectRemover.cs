using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Removes a select that only repeats the columns of the query in its FROM.</summary>
internal sealed class SubselectRemover : SqlRewriter
{
    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        return visited is { From: [{ Source: SubquerySource inner }], Where: null, GroupBy.Count: 0, Having: null, IsDistinct: false, DistinctOn.Count: 0, OrderBy.Count: 0, Limit: null, Offset: null }
            && Repeats(visited, inner)
            ? Renamed(inner.Query, visited)
            : visited;
    }

    private static bool Repeats(SelectStatement select, SubquerySource inner)
    {
        var columns = inner.Query.Columns;
        if (select.Items.Count != columns.Count)
            return false;
        for (var i = 0; i < columns.Count; i++)
        {
            if (select.Items[i].Expression is not ColumnExpression column || column.Source != inner.Alias || column.Name != columns[i].Name)
                return false;
        }

        return true;
    }

    private static SqlQuery Renamed(SqlQuery query, SelectStatement outer) => query switch
    {
        SelectStatement select => select with { Items = select.Items.Select((item, i) => item with { Name = outer.Items[i].Name }).ToEquatableArray() },
        _ => query,
    };
}
