using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <summary>Copies a query so that it can stand a second time in one statement: every source gets an identity of its own.</summary>
internal sealed class SourceCloner : SqlRewriter
{
    private readonly Dictionary<SourceAlias, SourceAlias> _aliases = [];

    public override SqlExpression VisitColumn(ColumnExpression expression) =>
        _aliases.TryGetValue(expression.Source, out var alias) ? expression with { Source = alias } : expression;

    public override SqlSource VisitSource(SqlSource source)
    {
        // The alias is renamed before the source is entered, because a lateral source may be referred to from what follows it.
        // What stands in two clauses, such as a sub-query that is grouped by and returned, has to stay the same in both.
        if (!_aliases.TryGetValue(source.Alias, out var alias))
            _aliases[source.Alias] = alias = new SourceAlias(source.Alias.Hint);
        return base.VisitSource(source) with { Alias = alias };
    }

    // FROM comes first here: everything else in the statement refers to its sources.
    protected override SqlQuery VisitSelect(SelectStatement select) => base.VisitSelect(select with { From = Map(select.From, CloneItem) });

    protected override FromItem VisitFromItem(FromItem item) => item with { Condition = VisitOptional(item.Condition) };

    private FromItem CloneItem(FromItem item) => item with { Source = VisitSource(item.Source) };
}
