using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Reads nested collections for all rows at once where no index would find those of one row: <c>LEFT JOIN (SELECT key, array_agg(ROW(…)) … GROUP BY key)</c>.</summary>
/// <remarks>A sub-query that is run for each row reads the whole table each time when nothing finds its rows.</remarks>
internal sealed class CollectionGrouper
{
    // First and Single ask for one row or two; reading the table for each of them costs no more than grouping it.
    private const int FewRows = 2;

    private readonly TableIndexes _indexes;
    private readonly List<CommonTable> _tables = [];

    private CollectionGrouper(TableIndexes indexes) => _indexes = indexes;

    public static SqlQuery Rewrite(SqlQuery query, Contract contract)
    {
        if (query is not SelectStatement select)
            return query;
        var grouper = new CollectionGrouper(contract.Indexes);
        var grouped = grouper.Group(select);
        return grouper._tables.Count == 0 ? grouped : grouped with { With = grouper._tables.ToEquatableArray() };
    }

    private SelectStatement Group(SelectStatement select)
    {
        select = select with { From = select.From.Select(GroupSource).ToEquatableArray() };
        var collections = NestedCollection.In(select).Where(c => IsGrouped(c, HasFewRows(select))).ToList();
        if (collections.Count == 0 || select.IsDistinct)
            return select;
        if (IsWholeTable(select))
            return Joined(select, collections, collections.ConvertAll(c => c.Keys), restriction: null);
        var table = new CommonTableBuilder(select, collections);
        _tables.Add(table.Table);
        return Joined(table.Statement, collections, collections.ConvertAll(table.Keys), table);
    }

    // A sub-select that refers to nothing around it is run once, and so are the common tables that are taken out of it.
    private FromItem GroupSource(FromItem item) =>
        item.Source is SubquerySource { Query: SelectStatement inner } subquery && SourceReferences.Of(inner).Count == 0 ? item with { Source = subquery with { Query = Group(inner) } } : item;

    private bool IsGrouped(NestedCollection collection, bool hasFewRows) =>
        (!hasFewRows && !collection.IsIndexed(_indexes)) || NestedCollection.In(collection.Rows).Any(inner => IsGrouped(inner, hasFewRows: false));

    private SelectStatement Joined(SelectStatement select, List<NestedCollection> collections, List<IReadOnlyList<KeyPair>> keys, CommonTableBuilder? restriction)
    {
        var joins = new List<FromItem>();
        var columns = new Dictionary<SqlExpression, SqlExpression>();
        for (var i = 0; i < collections.Count; i++)
        {
            var alias = new SourceAlias(collections[i].Rows.From[0].Source.Alias.Hint);
            var (rows, names) = Rows(collections[i], keys[i], restriction);
            var condition = keys[i].Select(k => (SqlExpression)SqlFactory.Compare(SqlOperator.Equal, k.Inner with { Source = alias, Name = names[k.Inner], CanBeNull = true }, k.Outer)).Aggregate(SqlFactory.And);
            joins.Add(new FromItem(new SubquerySource(alias, rows), JoinKind.Left, condition));
            columns[collections[i].Array] = new ColumnExpression(alias, rows.Items[^1].Name!, collections[i].Array.Type, CanBeNull: true); // The collection is named by Rows.
        }

        return select with
        {
            Items = select.Items.Select(item => item with { Expression = new ExpressionReplacer(columns).Visit(item.Expression) }).ToEquatableArray(),
            From = select.From.Concat(joins).ToEquatableArray(),
        };
    }

    /// <summary>One row for each key: the key, and the rows of its collection as an array.</summary>
    private (SelectStatement Rows, Dictionary<ColumnExpression, string> Names) Rows(NestedCollection collection, IReadOnlyList<KeyPair> keys, CommonTableBuilder? restriction)
    {
        var columns = collection.KeyColumns;
        var names = new Dictionary<ColumnExpression, string>();
        foreach (var column in columns)
            names[column] = Names.Unique(column.Name, names.Values);
        var rows = collection.Rows with
        {
            Where = restriction is null ? collection.Rows.Where : SqlFactory.And(collection.Rows.Where, restriction.Contains(keys)),
            Items = [.. columns.Select(c => new SelectItem(c, names[c])), .. collection.Rows.Items],
        };
        var grouped = Group(rows);
        var record = grouped.Items[^1].Expression;
        var array = new AggregateExpression("array_agg", [record], collection.Array.Type, CanBeNull: true) { OrderBy = grouped.OrderBy };
        var statement = grouped with
        {
            Items = [.. grouped.Items.Take(columns.Count), new SelectItem(array, Names.Unique("rows", names.Values))],
            GroupBy = grouped.Items.Take(columns.Count).Select(i => i.Expression).ToEquatableArray(),
            OrderBy = [],
        };
        return (statement, names);
    }

    private bool HasFewRows(SelectStatement select) => select.Limit is LiteralExpression { Value: int and <= FewRows } || UniqueRow.IsRead(select, _indexes);

    private static bool IsWholeTable(SelectStatement select) =>
        select is { Where: null, Limit: null, Offset: null, GroupBy.Count: 0, Having: null, DistinctOn.Count: 0 } && select.From.All(f => f.Source is TableSource);
}
