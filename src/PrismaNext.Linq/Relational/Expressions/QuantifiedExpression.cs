using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A comparison with every element of an array: <c>x = ANY (array)</c>.</summary>
internal sealed record QuantifiedExpression(SqlExpression Item, SqlOperator Operator, SqlExpression Array, bool All) : SqlExpression(PgTypes.Boolean)
{
    /// <summary>Whether the array is known to have no null among its elements.</summary>
    public bool HasNoNullElement { get; init; }

    public override bool IsNullable => Item.IsNullable || Array.IsNullable || !HasNoNullElement;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitQuantified(this);
}
