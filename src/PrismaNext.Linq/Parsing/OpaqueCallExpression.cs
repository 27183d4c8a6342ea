using System.Linq.Expressions;

namespace PrismaNext.Linq.Parsing;

/// <summary>Hides a call from re-linq while it parses, because it would take it for an operator of the query: <c>u.Name.Any(c => …)</c>.</summary>
internal sealed class OpaqueCallExpression(MethodCallExpression call) : Expression
{
    public MethodCallExpression Hidden { get; } = call;

    public override Type Type => Hidden.Type;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override string ToString() => Hidden.ToString();

    protected override Expression VisitChildren(ExpressionVisitor visitor)
    {
        var changed = Hidden.Update(visitor.Visit(Hidden.Object)!, visitor.Visit(Hidden.Arguments)); // Update takes null for a static call's object.
        return changed == Hidden ? this : new OpaqueCallExpression(changed);
    }
}
