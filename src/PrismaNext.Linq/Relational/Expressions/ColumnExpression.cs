using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A column of a FROM item.</summary>
internal sealed record ColumnExpression(SourceAlias Source, string Name, PgType Type, bool CanBeNull) : SqlExpression(Type)
{
    public override bool IsNullable => CanBeNull;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitColumn(this);
}
