using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Moves the rows of a select into a common table, so that they are read once and the keys of their collections are taken from the very same rows.</summary>
internal sealed class CommonTableBuilder
{
    private readonly SourceAlias _alias;
    private readonly Dictionary<SqlExpression, SqlExpression> _columns = [];
    private readonly List<SelectItem> _items = [];

    public CommonTableBuilder(SelectStatement select, IReadOnlyList<NestedCollection> collections)
    {
        var hint = select.From[0].Source.Alias.Hint;
        _alias = new SourceAlias(hint);
        var arrays = collections.Select(c => (SqlExpression)c.Array).ToHashSet();
        var items = select.Items.Select(i => i with { Expression = Exported(i.Expression, i.Name, arrays) }).ToEquatableArray();
        var order = select.OrderBy.Select(o => o with { Key = Exported(o.Key, null, arrays) }).ToEquatableArray();
        foreach (var key in collections.SelectMany(c => c.Keys))
            Export(key.Outer, key.Outer.Name);
        var isCut = select.Limit is not null || select.Offset is not null || select.DistinctOn.Count > 0;
        Table = new CommonTable(new SourceAlias(hint), select with { Items = _items.ToEquatableArray(), OrderBy = isCut ? select.OrderBy : [] });
        Statement = new SelectStatement { Items = items, From = [new FromItem(new CommonTableSource(_alias, Table.Name))], OrderBy = order };
    }

    public CommonTable Table { get; }

    /// <summary>The select over the common table.</summary>
    public SelectStatement Statement { get; }

    /// <summary>The keys of a collection, as columns of the common table.</summary>
    public IReadOnlyList<KeyPair> Keys(NestedCollection collection) => [.. collection.Keys.Select(k => k with { Outer = (ColumnExpression)_columns[k.Outer] })]; // A column is exported as a column.

    /// <summary>The condition that a row of a collection belongs to a row of the common table.</summary>
    public SqlExpression Contains(IReadOnlyList<KeyPair> keys)
    {
        var alias = new SourceAlias(_alias.Hint);
        var query = new SelectStatement
        {
            Items = keys.Select(k => new SelectItem(k.Outer with { Source = alias }, k.Outer.Name)).ToEquatableArray(),
            From = [new FromItem(new CommonTableSource(alias, Table.Name))],
        };
        return new InQueryExpression(new RowExpression(keys.Select(k => (SqlExpression)k.Inner).ToEquatableArray()), query) { CanBeNull = keys.Any(k => k.Inner.IsNullable || k.Outer.IsNullable) };
    }

    // Everything is calculated where it was, but for the collections and what holds them; constants need no column.
    private SqlExpression Exported(SqlExpression expression, string? name, HashSet<SqlExpression> arrays) => expression switch
    {
        _ when arrays.Contains(expression) => expression,
        LiteralExpression or SlotParameterExpression => expression,
        RowExpression row => new RowExpression(row.Items.Select(i => Exported(i, null, arrays)).ToEquatableArray()),
        ColumnExpression column => Export(column, name ?? column.Name),
        _ => Export(expression, name ?? "value"),
    };

    private SqlExpression Export(SqlExpression expression, string name)
    {
        if (_columns.TryGetValue(expression, out var known))
            return known;
        var unique = Names.Unique(name, [.. _items.Select(i => i.Name!)]); // Every item is given a name here.
        _items.Add(new SelectItem(expression, unique));
        return _columns[expression] = new ColumnExpression(_alias, unique, expression.Type, expression.IsNullable);
    }
}
