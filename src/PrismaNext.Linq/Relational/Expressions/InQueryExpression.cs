using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>Whether a value, or a row of values, is among the rows of a query.</summary>
internal sealed record InQueryExpression(SqlExpression Item, SqlQuery Query) : SqlExpression(PgTypes.Boolean)
{
    /// <summary>Whether the item or a row can be null, so that the answer can be.</summary>
    public bool CanBeNull { get; init; } = true;

    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitIn(this);
}
