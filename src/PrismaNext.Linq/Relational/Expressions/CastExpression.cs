using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A conversion to another type, by the server.</summary>
internal sealed record CastExpression(SqlExpression Operand, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => Operand.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitCast(this);
}
