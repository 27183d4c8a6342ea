using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Leaves out IS TRUE where null counts as false anyway: in WHERE, HAVING, ON, FILTER and WHEN.</summary>
internal sealed class ConditionSimplifier : SqlRewriter
{
    public override SqlExpression VisitAggregate(AggregateExpression expression)
    {
        var visited = (AggregateExpression)base.VisitAggregate(expression);
        return visited with { Filter = Condition(visited.Filter) };
    }

    public override SqlExpression VisitCase(CaseExpression expression)
    {
        var visited = (CaseExpression)base.VisitCase(expression);
        return visited with { Whens = Map(visited.Whens, w => w with { Condition = Bare(w.Condition) }) };
    }

    protected override SqlQuery VisitSelect(SelectStatement select)
    {
        var visited = (SelectStatement)base.VisitSelect(select);
        return visited with { Where = Condition(visited.Where), Having = Condition(visited.Having) };
    }

    protected override FromItem VisitFromItem(FromItem item)
    {
        var visited = base.VisitFromItem(item);
        return visited with { Condition = Condition(visited.Condition) };
    }

    private static SqlExpression? Condition(SqlExpression? condition) => condition is null ? null : Bare(condition);

    private static SqlExpression Bare(SqlExpression condition) => condition switch
    {
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsTrue } test => Bare(test.Operand),
        OperatorExpression { Operator: SqlOperator.And or SqlOperator.Or } both => both with { Left = Bare(both.Left), Right = Bare(both.Right) },
        _ => condition,
    };
}
