using System.Linq.Expressions;

namespace PrismaNext.Linq.Relational.Shapes;

/// <summary>Stands for a fetched value inside client code.</summary>
internal sealed class HoleExpression(int index, Type type) : Expression
{
    public int Index { get; } = index;

    public override Type Type { get; } = type;

    public override ExpressionType NodeType => ExpressionType.Extension;

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;
}
