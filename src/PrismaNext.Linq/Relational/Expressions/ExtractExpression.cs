using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>A part of a date, time or interval, as an exact numeric.</summary>
/// <param name="Field">The part's name, such as <c>year</c>.</param>
/// <param name="Operand">What it is a part of.</param>
internal sealed record ExtractExpression(string Field, SqlExpression Operand) : SqlExpression(PgTypes.Numeric)
{
    public override bool IsNullable => Operand.IsNullable;

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitExtract(this);
}
