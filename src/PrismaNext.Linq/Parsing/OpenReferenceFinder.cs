using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>Looks for what keeps a lambda from being run in the program: parameters of enclosing lambdas, queries, and what only the server can compute.</summary>
internal sealed class OpenReferenceFinder : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> _own = [];
    private bool _found;

    public static bool IsClosed(Expression lambda)
    {
        var finder = new OpenReferenceFinder();
        finder.Visit(lambda);
        return !finder._found;
    }

    public override Expression? Visit(Expression? node)
    {
        if (_found || node is null)
            return node;
        _found = node.NodeType == ExpressionType.Extension || typeof(IQueryable).IsAssignableFrom(node.Type);
        return _found ? node : base.Visit(node);
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        _own.UnionWith(node.Parameters);
        return base.VisitLambda(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _found |= !_own.Contains(node);
        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        _found |= ServerSide.Owns(node.Method);
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        _found |= ServerSide.Owns(node.Member);
        return base.VisitMember(node);
    }

    protected override Expression VisitNew(NewExpression node)
    {
        _found |= ServerSide.Owns(node);
        return base.VisitNew(node);
    }
}
