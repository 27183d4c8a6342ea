using PrismaNext.Linq.Relational;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Leaves out keys of ORDER BY that came before, and NULLS FIRST and NULLS LAST where WHERE lets no null through: they would cost the plain index.</summary>
internal sealed class OrderSimplifier : SqlRewriter
{
    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        if (visited.OrderBy.Count == 0)
            return visited;
        var notNull = NotNullConditions.Of(visited.Where).ToHashSet();
        var order = visited.OrderBy.DistinctBy(o => o.Key).Select(o => o.NullsFirst is not null && notNull.Contains(o.Key) ? o with { NullsFirst = null } : o);
        return visited with { OrderBy = order.ToEquatableArray() };
    }
}
