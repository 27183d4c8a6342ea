using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Leaves out LIMIT, and the order before it, where a unique key finds one row: planning them is a good part of what such a query costs.</summary>
internal static class LimitRemover
{
    public static SqlQuery Rewrite(SqlQuery query, Contract contract) =>
        query is SelectStatement { Limit: LiteralExpression { Value: > 0 }, Offset: null, GroupBy.Count: 0 } select && UniqueRow.IsRead(select, contract.Indexes)
            ? select with { Limit = null, OrderBy = [] }
            : query;
}
