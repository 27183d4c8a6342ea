using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Leaves out NULLS FIRST and NULLS LAST where WHERE lets no null through: the clause would cost the plain index.</summary>
internal sealed class NullOrderSimplifier : SqlRewriter
{
    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        if (visited.OrderBy.All(o => o.NullsFirst is null))
            return visited;
        var notNull = SqlFactory.Conjuncts(visited.Where).SelectMany(NotNull).ToHashSet();
        return visited with { OrderBy = Map(visited.OrderBy, o => notNull.Contains(o.Key) ? o with { NullsFirst = null } : o) };
    }

    // A condition that is true has no null on either side of a plain comparison.
    private static IEnumerable<SqlExpression> NotNull(SqlExpression condition) => condition switch
    {
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNotNull } test => [test.Operand],
        OperatorExpression
        {
            Operator: SqlOperator.Equal or SqlOperator.NotEqual or SqlOperator.Less or SqlOperator.LessOrEqual or SqlOperator.Greater or SqlOperator.GreaterOrEqual
        } comparison => [comparison.Left, comparison.Right],
        LikeExpression like => [like.Value],
        QuantifiedExpression quantified => [quantified.Item],
        _ => [],
    };
}
