namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A computed key of a GROUP BY where it is used again. The server knows it by its form, so nothing is simplified into or out of it.</summary>
internal sealed record GroupKeyExpression(SqlExpression Key) : SqlExpression(Key.Type)
{
    public override bool IsNullable => Key.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitGroupKey(this);

    /// <summary>The key itself; any other expression as it is.</summary>
    public static SqlExpression Unwrap(SqlExpression expression) => expression is GroupKeyExpression { Key: var key } ? key : expression;
}
