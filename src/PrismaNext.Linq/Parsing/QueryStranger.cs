using System.Linq.Expressions;
using PrismaNext.Linq.Parsing.Nodes;

namespace PrismaNext.Linq.Parsing;

/// <summary>Finds what a query that cannot be parsed fails at: an operator that was given a delegate instead of a lambda.</summary>
internal sealed class QueryStranger : ExpressionVisitor
{
    private Expression? _found;

    /// <summary>The first such operator; the whole query when there is none.</summary>
    public static Expression Find(Expression query)
    {
        var stranger = new QueryStranger();
        stranger.Visit(query);
        return stranger._found ?? query;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (OperatorNodeTypes.IsOperator(node.Method) && node.Arguments.Any(a => a is not LambdaExpression && typeof(Delegate).IsAssignableFrom(a.Type)))
            _found ??= node;
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitExtension(Expression node) => node;
}
