using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;

namespace PrismaNext.Linq.Rewriting;

/// <summary>A nested collection whose rows are known by nothing but columns that equal columns of the row around it.</summary>
/// <param name="Array">The collection where it stands.</param>
/// <param name="Rows">Its rows for every row around it at once: without the conditions on the key.</param>
/// <param name="Keys">The conditions on the key.</param>
internal sealed record NestedCollection(ArrayQueryExpression Array, SelectStatement Rows, IReadOnlyList<KeyPair> Keys)
{
    /// <summary>The columns of the nested query that hold the key, each once.</summary>
    public IReadOnlyList<ColumnExpression> KeyColumns => [.. Keys.Select(k => k.Inner).Distinct()];

    /// <summary>The collections among the items of a select that can be read for all its rows at once.</summary>
    public static IReadOnlyList<NestedCollection> In(SelectStatement select)
    {
        var outer = select.From.Select(f => f.Source.Alias).ToHashSet();
        return [.. select.Items.SelectMany(i => Arrays(i.Expression)).Distinct().Select(a => Find(a, outer)).OfType<NestedCollection>()];
    }

    /// <summary>Whether an index finds the rows of one key.</summary>
    public bool IsIndexed(TableIndexes indexes)
    {
        if (Keys.Any(k => k.Inner.Source != Keys[0].Inner.Source) || Rows.From.Select(f => f.Source).FirstOrDefault(s => s.Alias == Keys[0].Inner.Source) is not TableSource table)
            return false;
        var constants = FixedColumns.Of(Rows.Where, table.Alias);
        return indexes.Finds(table.Schema, table.Table, [.. KeyColumns.Select(c => c.Name)], constants.Contains);
    }

    // Records are what the row reader takes for a collection; of other arrays SQL itself may go on to ask something.
    private static IEnumerable<ArrayQueryExpression> Arrays(SqlExpression expression) => expression switch
    {
        ArrayQueryExpression { Query.Columns: [{ Expression: RowExpression }] } array => [array],
        RowExpression row => row.Items.SelectMany(Arrays),
        _ => [],
    };

    private static NestedCollection? Find(ArrayQueryExpression array, HashSet<SourceAlias> outer)
    {
        if (array.Query is not SelectStatement { IsDistinct: false, DistinctOn.Count: 0, GroupBy.Count: 0, Having: null, Limit: null, Offset: null } select || Calculations.AreIn(select))
            return null;
        var inner = select.From.Select(f => f.Source.Alias).ToHashSet();
        var keys = new List<KeyPair>();
        SqlExpression? rest = null;
        foreach (var condition in SqlFactory.Conjuncts(select.Where))
        {
            if (Key(condition, inner, outer) is { } key)
                keys.Add(key);
            else
                rest = SqlFactory.And(rest, condition);
        }

        // In a row that matches, the key is in the row itself.
        var own = keys.Where(k => k.Outer.Type == k.Inner.Type).DistinctBy(k => k.Outer).ToDictionary(k => k.Outer, k => k.Inner with { CanBeNull = false });
        var rows = (SelectStatement)new OwnKeys(own).VisitQuery(select with { Where = rest });
        return keys.Count > 0 && SourceReferences.Of(rows).Count == 0 ? new NestedCollection(array, rows, keys) : null;
    }

    private static KeyPair? Key(SqlExpression condition, HashSet<SourceAlias> inner, HashSet<SourceAlias> outer)
    {
        if (condition is not OperatorExpression { Operator: SqlOperator.Equal, Left: ColumnExpression left, Right: ColumnExpression right })
            return null;
        if (inner.Contains(left.Source) && outer.Contains(right.Source))
            return new KeyPair(left, right);
        return inner.Contains(right.Source) && outer.Contains(left.Source) ? new KeyPair(right, left) : null;
    }

    private sealed class OwnKeys(Dictionary<ColumnExpression, ColumnExpression> keys) : SqlRewriter
    {
        public override SqlExpression VisitColumn(ColumnExpression expression) => keys.GetValueOrDefault(expression, expression);
    }
}
