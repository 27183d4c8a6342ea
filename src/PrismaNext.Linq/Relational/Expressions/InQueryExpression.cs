using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>Whether a value, or a row of values, is among the rows of a query.</summary>
internal sealed record InQueryExpression(SqlExpression Item, SqlQuery Query) : SqlExpression(PgTypes.Boolean)
{
    public override bool IsNullable => true;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitIn(this);
}
