using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>The rows of a query with one column, as an array: <c>ARRAY(SELECT …)</c>; never null.</summary>
internal sealed record ArrayQueryExpression(SqlQuery Query, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => false;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitArrayQuery(this);
}
