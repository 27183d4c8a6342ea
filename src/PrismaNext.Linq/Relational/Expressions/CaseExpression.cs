using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>The first result whose condition is true, else <paramref name="Else"/>, else null.</summary>
internal sealed record CaseExpression(EquatableArray<CaseWhen> Whens, SqlExpression? Else, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => Else is null || Else.IsNullable || Whens.Any(w => w.Result.IsNullable);

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitCase(this);
}
