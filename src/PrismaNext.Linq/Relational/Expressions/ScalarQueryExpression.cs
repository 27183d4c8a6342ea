using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>The only column of the only row of a query; null when there is no row.</summary>
internal sealed record ScalarQueryExpression(SqlQuery Query, PgType Type, bool CanBeNull) : SqlExpression(Type)
{
    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitScalarQuery(this);
}
