using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <summary>Finds out what an expression is made of.</summary>
internal sealed class Contents : SqlRewriter
{
    private bool _hasQuery;
    private bool _isConstant = true;

    /// <summary>Whether there is a sub-query in it.</summary>
    public static bool HasQuery(SqlExpression expression) => Of(expression)._hasQuery;

    /// <summary>Whether it is the same value for every row, and the server could take it for the position of a column.</summary>
    public static bool IsConstant(SqlExpression expression) => Of(expression) is { _isConstant: true, _hasQuery: false };

    public override SqlQuery VisitQuery(SqlQuery query)
    {
        _hasQuery = true;
        return query;
    }

    public override SqlExpression VisitColumn(ColumnExpression expression)
    {
        _isConstant = false;
        return expression;
    }

    public override SqlExpression VisitFunction(FunctionExpression expression)
    {
        _isConstant = false;
        return base.VisitFunction(expression);
    }

    public override SqlExpression VisitAggregate(AggregateExpression expression)
    {
        _isConstant = false;
        return base.VisitAggregate(expression);
    }

    public override SqlExpression VisitWindow(WindowExpression expression)
    {
        _isConstant = false;
        return base.VisitWindow(expression);
    }

    private static Contents Of(SqlExpression expression)
    {
        var contents = new Contents();
        contents.Visit(expression);
        return contents;
    }
}
