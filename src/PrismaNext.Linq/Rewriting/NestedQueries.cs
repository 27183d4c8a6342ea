using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Finds queries inside a select.</summary>
internal sealed class NestedQueries : SqlRewriter
{
    private bool _found;

    /// <summary>Whether a select reads one table, row by row, and has no other query in it.</summary>
    public static bool AreMissing(SelectStatement select)
    {
        if (select is not { From: [{ Source: TableSource }], With.Count: 0, GroupBy.Count: 0 })
            return false;
        var queries = new NestedQueries();
        queries.VisitSelect(select);
        return !queries._found;
    }

    public override SqlQuery VisitQuery(SqlQuery query)
    {
        _found = true;
        return query;
    }
}
