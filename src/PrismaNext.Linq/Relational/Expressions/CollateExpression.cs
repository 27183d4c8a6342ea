namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A text with another collation.</summary>
internal sealed record CollateExpression(SqlExpression Operand, string Collation) : SqlExpression(Operand.Type)
{
    public override bool IsNullable => Operand.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitCollate(this);
}
