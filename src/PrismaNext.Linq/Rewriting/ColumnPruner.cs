using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Removes what sub-selects return and nobody reads.</summary>
internal sealed class ColumnPruner : SqlRewriter
{
    private readonly HashSet<(SourceAlias Source, string Name)> _used;

    private ColumnPruner(HashSet<(SourceAlias, string)> used) => _used = used;

    /// <summary>Prunes until nothing more becomes unused: a column that goes may have been the last to read another.</summary>
    public static SqlQuery Prune(SqlQuery query)
    {
        while (true)
        {
            var used = new UsedColumns();
            used.VisitQuery(query);
            var pruned = new ColumnPruner(used.Columns).VisitQuery(query);
            if (pruned.Equals(query))
                return query;
            query = pruned;
        }
    }

    public override SqlSource VisitSource(SqlSource source)
    {
        var visited = base.VisitSource(source);
        if (visited is FunctionSource { WithOrdinality: true } function && !_used.Contains((function.Alias, function.ColumnNames[^1])))
            return function with { WithOrdinality = false, ColumnNames = function.ColumnNames.Take(function.ColumnNames.Count - 1).ToEquatableArray() };
        return visited is SubquerySource { Query: SelectStatement { IsDistinct: false } select } subquery
            ? subquery with { Query = select with { Items = Kept(select.Items, subquery.Alias) } }
            : visited;
    }

    private EquatableArray<SelectItem> Kept(EquatableArray<SelectItem> items, SourceAlias alias)
    {
        var kept = items.Where(i => i.Name is null || _used.Contains((alias, i.Name))).ToEquatableArray();
        return kept.Count == 0 ? [new SelectItem(SqlFactory.Integer(1), "one")] : kept;
    }

    private sealed class UsedColumns : SqlRewriter
    {
        public HashSet<(SourceAlias, string)> Columns { get; } = [];

        public override SqlExpression VisitColumn(ColumnExpression expression)
        {
            Columns.Add((expression.Source, expression.Name));
            return expression;
        }
    }
}
