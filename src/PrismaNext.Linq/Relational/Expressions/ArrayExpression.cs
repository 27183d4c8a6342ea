using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>An array of expressions.</summary>
internal sealed record ArrayExpression(EquatableArray<SqlExpression> Items, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => false;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitArray(this);
}
