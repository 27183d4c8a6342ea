using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>Several values as one: <c>ROW(a, b)</c>, or <c>(a, b)</c> in a comparison.</summary>
internal sealed record RowExpression(EquatableArray<SqlExpression> Items) : SqlExpression(RecordType)
{
    /// <summary>The anonymous composite type.</summary>
    public static readonly PgType RecordType = new("record", typeof(object[]), null);

    public override bool IsNullable => false;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitRow(this);
}
