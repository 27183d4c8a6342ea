using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>LIKE or ILIKE, with the backslash as its escape character.</summary>
internal sealed record LikeExpression(SqlExpression Value, SqlExpression Pattern, bool IgnoreCase) : SqlExpression(PgTypes.Boolean)
{
    public override bool IsNullable => Value.IsNullable || Pattern.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitLike(this);
}
