using System.Linq.Expressions;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Shaping;

/// <summary>Finds the values of client code that must be read before it runs.</summary>
internal sealed class HoleCounter : ExpressionVisitor
{
    private readonly HashSet<int> _seen = [];
    private int _lambdas;

    /// <summary>The values that are used twice, and must be the same both times, or in a lambda, which may run when the reader has moved on.</summary>
    public SortedSet<int> Shared { get; } = [];

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        _lambdas++;
        var visited = base.VisitLambda(node);
        _lambdas--;
        return visited;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is not HoleExpression hole)
            return base.VisitExtension(node);
        if (!_seen.Add(hole.Index) || _lambdas > 0)
            Shared.Add(hole.Index);
        return node;
    }
}
