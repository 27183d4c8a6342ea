using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>Whether a query has a row.</summary>
internal sealed record ExistsExpression(SqlQuery Query) : SqlExpression(PgTypes.Boolean)
{
    public override bool IsNullable => false;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitExists(this);
}
