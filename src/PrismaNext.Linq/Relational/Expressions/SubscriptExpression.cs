using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>An element of an array; the first one has index 1.</summary>
internal sealed record SubscriptExpression(SqlExpression Array, SqlExpression Index, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => true;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitSubscript(this);
}
