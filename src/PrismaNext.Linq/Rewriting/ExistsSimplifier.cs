using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Leaves out of EXISTS what cannot change whether there is a row: its order, DISTINCT, and a limit that lets one through.</summary>
internal sealed class ExistsSimplifier : SqlRewriter
{
    public override SqlExpression VisitExists(ExistsExpression expression)
    {
        var visited = (ExistsExpression)base.VisitExists(expression);
        return visited.Query is SelectStatement { Offset: null } select ? visited with { Query = Simplified(select) } : visited;
    }

    private static SelectStatement Simplified(SelectStatement select)
    {
        var limit = select.Limit is LiteralExpression { Value: int and > 0 } ? null : select.Limit;
        return select with { IsDistinct = false, DistinctOn = [], OrderBy = [], Limit = limit };
    }
}
