using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>One operand and an operator before or behind it.</summary>
internal sealed record UnaryOperatorExpression(SqlUnaryOperator Operator, SqlExpression Operand, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => Operator is SqlUnaryOperator.Not or SqlUnaryOperator.Negate or SqlUnaryOperator.BitNot && Operand.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitUnary(this);
}
