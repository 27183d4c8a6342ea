using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>Makes a lambda fit to be run by the interpreter of expressions, which cannot hold a span.</summary>
internal sealed class SpanCallRewriter : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node) => base.VisitMethodCall(ExpressionNormalizer.Rewrite(node) ?? node);
}
