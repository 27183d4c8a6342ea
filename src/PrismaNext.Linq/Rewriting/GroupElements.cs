using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Makes an aggregate of the elements of a group, where a sub-query reads the rows of the grouped select once more: <c>array_agg(ROW(…))</c>.</summary>
internal sealed class GroupElements : SqlRewriter
{
    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        if (visited is { GroupBy.Count: > 0, DistinctOn.Count: 0 })
            return visited with { Items = Mapped(visited.Items, elements => Aggregate(elements, visited)) };
        for (var i = 0; i < visited.From.Count; i++)
        {
            if (visited.From[i].Source is SubquerySource { Query: SelectStatement { GroupBy.Count: > 0, DistinctOn.Count: 0, IsDistinct: false } } groups)
                visited = WithElements(visited, i, groups, (SelectStatement)groups.Query);
        }

        return visited;
    }

    // Where the groups are a sub-select, the elements become a column of it.
    private static SelectStatement WithElements(SelectStatement select, int position, SubquerySource groups, SelectStatement group)
    {
        var keys = new GroupKeys(groups.Alias, group);
        var columns = group.Items.ToList();
        var items = Mapped(select.Items, elements =>
        {
            if (keys.InPlaceOfColumns(elements) is not { } own || Aggregate(own, group) is not { } array)
                return null;
            var name = Names.Unique("rows", [.. columns.Select(c => c.Name!)]); // The columns of a sub-select have names.
            columns.Add(new SelectItem(array, name));
            return new ColumnExpression(groups.Alias, name, array.Type, CanBeNull: true);
        });
        if (columns.Count == group.Items.Count)
            return select;
        var item = select.From[position] with { Source = groups with { Query = group with { Items = columns.ToEquatableArray() } } };
        return select with { Items = items, From = select.From.Select((f, i) => i == position ? item : f).ToEquatableArray() };
    }

    private static EquatableArray<SelectItem> Mapped(EquatableArray<SelectItem> items, Func<SelectStatement, SqlExpression?> map)
    {
        return items.Select(i => i with { Expression = Visited(i.Expression) }).ToEquatableArray();

        SqlExpression Visited(SqlExpression expression) => expression switch
        {
            ArrayQueryExpression { Query: SelectStatement { Items: [{ Expression: RowExpression }] } elements } => map(elements) ?? expression,
            RowExpression row => new RowExpression(row.Items.Select(Visited).ToEquatableArray()),
            _ => expression,
        };
    }

    private static AggregateExpression? Aggregate(SelectStatement elements, SelectStatement group)
    {
        if (elements is not { IsDistinct: false, DistinctOn.Count: 0, GroupBy.Count: 0, Having: null, Limit: null, Offset: null } || Calculations.AreIn(elements) || elements.From.Count == 0)
            return null;
        var (own, others) = (AllSources.In(elements.From), AllSources.In(group.From));
        if (own.Count != others.Count)
            return null;
        var same = new Renamed(own.Zip(others).ToDictionary(p => p.First, p => p.Second));
        if (!elements.From.Select(same.Item).SequenceEqual(group.From))
            return null;
        var rest = SqlFactory.Conjuncts(elements.Where).Select(same.Visit).ToList();
        foreach (var condition in SqlFactory.Conjuncts(group.Where))
        {
            if (!rest.Remove(condition))
                return null;
        }

        foreach (var key in group.GroupBy)
        {
            if (rest.RemoveAll(c => IsOfGroup(c, key)) == 0)
                return null;
        }

        return new AggregateExpression("array_agg", [same.Visit(elements.Items[0].Expression)], PgTypes.ArrayOf(RowExpression.RecordType), CanBeNull: true)
        {
            OrderBy = same.Visit(elements.OrderBy),
            Filter = rest.Count == 0 ? null : rest.Aggregate(SqlFactory.And),
        };
    }

    // A row belongs to its own group: its key is the key.
    private static bool IsOfGroup(SqlExpression condition, SqlExpression key) =>
        condition is OperatorExpression { Operator: SqlOperator.IsNotDistinctFrom } same && same.Left == key && same.Right == key
        || condition is OperatorExpression { Operator: SqlOperator.Equal } equal && equal.Left == key && equal.Right == key && !key.IsNullable;

    private sealed class GroupKeys(SourceAlias alias, SelectStatement group) : SqlRewriter
    {
        /// <summary>The elements with the keys of the group where they have the columns that stand for them; null when they refer to anything else of the group.</summary>
        public SelectStatement? InPlaceOfColumns(SelectStatement elements)
        {
            var replaced = (SelectStatement)VisitQuery(elements);
            return SourceReferences.Of(replaced).Contains(alias) ? null : replaced;
        }

        public override SqlExpression VisitColumn(ColumnExpression expression) =>
            expression.Source == alias && group.Items.FirstOrDefault(i => i.Name == expression.Name) is { } item && GroupKeyExpression.Unwrap(item.Expression) is var key && group.GroupBy.Contains(key) ? key : expression;
    }

    private sealed class AllSources : SqlRewriter
    {
        private readonly List<SourceAlias> _found = [];

        /// <summary>Every source, those of sub-queries included, in one order.</summary>
        public static List<SourceAlias> In(EquatableArray<FromItem> from)
        {
            var sources = new AllSources();
            foreach (var item in from)
                sources.VisitFromItem(item);
            return sources._found;
        }

        public override SqlSource VisitSource(SqlSource source)
        {
            if (!_found.Contains(source.Alias))
                _found.Add(source.Alias);
            return base.VisitSource(source);
        }
    }

    private sealed class Renamed(Dictionary<SourceAlias, SourceAlias> names) : SqlRewriter
    {
        public FromItem Item(FromItem item) => VisitFromItem(item);

        public override SqlSource VisitSource(SqlSource source) => base.VisitSource(source) with { Alias = names.GetValueOrDefault(source.Alias, source.Alias) };

        public override SqlExpression VisitColumn(ColumnExpression expression) => names.TryGetValue(expression.Source, out var name) ? expression with { Source = name } : expression;
    }
}
