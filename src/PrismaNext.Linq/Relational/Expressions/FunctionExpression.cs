using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A call of a function, <c>coalesce</c>, <c>greatest</c> and <c>least</c> included.</summary>
internal sealed record FunctionExpression(string Name, EquatableArray<SqlExpression> Arguments, PgType Type, bool CanBeNull) : SqlExpression(Type)
{
    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitFunction(this);
}
