using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>Something said about how a query is to be run, not about its result: it is taken out of the tree and is no part of a plan's key.</summary>
internal sealed class AnnotationExpression(Expression source, object annotation) : Expression
{
    public Expression Source { get; } = source;

    /// <summary>What was said; the planner knows the kinds.</summary>
    public object Annotation { get; } = annotation;

    public override Type Type => Source.Type;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override string ToString() => Source.ToString();

    protected override Expression VisitChildren(ExpressionVisitor visitor)
    {
        var source = visitor.Visit(Source);
        return source == Source ? this : new AnnotationExpression(source, Annotation);
    }
}
