using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A timestamp moved into or out of a time zone.</summary>
internal sealed record AtTimeZoneExpression(SqlExpression Operand, SqlExpression Zone, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => Operand.IsNullable || Zone.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitAtTimeZone(this);
}
