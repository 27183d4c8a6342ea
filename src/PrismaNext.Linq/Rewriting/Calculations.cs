using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Rewriting;

/// <summary>Finds calculations that see more than one row.</summary>
internal sealed class Calculations : SqlRewriter
{
    private bool _found;

    /// <summary>Whether a select has aggregates or window functions, which see more than one row.</summary>
    public static bool AreIn(SelectStatement select)
    {
        var calculations = new Calculations();
        foreach (var item in select.Items)
            calculations.Visit(item.Expression);
        calculations.Visit(select.OrderBy);
        return calculations._found;
    }

    public override SqlExpression VisitAggregate(AggregateExpression expression)
    {
        _found = true;
        return expression;
    }

    public override SqlExpression VisitWindow(WindowExpression expression)
    {
        _found = true;
        return expression;
    }

    public override SqlQuery VisitQuery(SqlQuery query) => query;
}
