using System.Linq.Expressions;
using Remotion.Linq;
using Remotion.Linq.Clauses.Expressions;
using Remotion.Linq.Parsing;

namespace PrismaNext.Linq.Parsing;

/// <summary>Puts the calls that were hidden from re-linq back into a parsed query.</summary>
internal sealed class OpaqueCallRestorer : RelinqExpressionVisitor
{
    private readonly HashSet<QueryModel> _restored = [];

    public void Restore(QueryModel model)
    {
        if (_restored.Add(model))
            model.TransformExpressions(Visit);
    }

    protected override Expression VisitExtension(Expression node)
    {
        var visited = base.VisitExtension(node);
        return visited is OpaqueCallExpression opaque ? opaque.Hidden : visited;
    }

    protected override Expression VisitSubQuery(SubQueryExpression expression)
    {
        Restore(expression.QueryModel);
        return expression;
    }
}
