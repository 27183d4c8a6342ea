using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Finds the columns that a condition compares with one value.</summary>
internal static class FixedColumns
{
    /// <summary>The columns of a source that equal a constant or a parameter where a condition is true.</summary>
    public static HashSet<string> Of(SqlExpression? condition, SourceAlias source) => [.. SqlFactory.Conjuncts(condition).Select(c => Column(c, source)).OfType<string>()];

    /// <summary>The columns of a source that a join compares with one value of the rows before it.</summary>
    public static HashSet<string> Joined(SqlExpression? condition, SourceAlias source) =>
        [.. SqlFactory.Conjuncts(condition).OfType<OperatorExpression>().Where(c => c.Operator == SqlOperator.Equal).SelectMany(c => new[] { (c.Left, c.Right), (c.Right, c.Left) })
            .Where(c => c.Item1 is ColumnExpression column && column.Source == source && !SourceReferences.Of(c.Item2).Contains(source))
            .Select(c => ((ColumnExpression)c.Item1).Name)];

    private static string? Column(SqlExpression condition, SourceAlias source) => condition switch
    {
        OperatorExpression { Operator: SqlOperator.Equal, Left: ColumnExpression column, Right: LiteralExpression or SlotParameterExpression } when column.Source == source => column.Name,
        OperatorExpression { Operator: SqlOperator.Equal, Right: ColumnExpression column, Left: LiteralExpression or SlotParameterExpression } when column.Source == source => column.Name,
        _ => null,
    };
}
