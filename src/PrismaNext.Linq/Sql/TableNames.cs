using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Sql;

/// <summary>Collects the tables that a query names without their schema.</summary>
internal sealed class TableNames : SqlRewriter
{
    private readonly HashSet<string> _names = [];

    public static IReadOnlySet<string> In(SqlQuery query)
    {
        var names = new TableNames();
        names.VisitQuery(query);
        return names._names;
    }

    public override SqlSource VisitSource(SqlSource source)
    {
        if (source is TableSource { Schema: null } table)
            _names.Add(table.Table);
        return base.VisitSource(source);
    }
}
