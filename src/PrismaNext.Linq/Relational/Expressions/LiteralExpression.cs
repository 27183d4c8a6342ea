using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A constant written in the query.</summary>
/// <param name="Value">The value in the type's store form; null for NULL.</param>
/// <param name="Type">Its type.</param>
internal sealed record LiteralExpression(object? Value, PgType Type) : SqlExpression(Type)
{
    /// <summary>Whether the type has to be written, because nothing around the literal tells the server.</summary>
    public bool NeedsCast { get; init; }

    public override bool IsNullable => Value is null;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitLiteral(this);
}
