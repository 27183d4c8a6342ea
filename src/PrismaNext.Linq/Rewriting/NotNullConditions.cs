using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Tells what a condition keeps from being null.</summary>
internal static class NotNullConditions
{
    /// <summary>The expressions that are not null where a condition is true: a plain comparison that is true has no null on either side.</summary>
    public static IEnumerable<SqlExpression> Of(SqlExpression? condition) => SqlFactory.Conjuncts(condition).SelectMany(OfOne);

    private static IEnumerable<SqlExpression> OfOne(SqlExpression condition) => condition switch
    {
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNotNull } test => [test.Operand],
        OperatorExpression
        {
            Operator: SqlOperator.Equal or SqlOperator.NotEqual or SqlOperator.Less or SqlOperator.LessOrEqual or SqlOperator.Greater or SqlOperator.GreaterOrEqual
        } comparison => [comparison.Left, comparison.Right],
        LikeExpression like => [like.Value],
        QuantifiedExpression { All: false } quantified => [quantified.Item],
        ColumnExpression column => [column],
        _ => [],
    };
}
