using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Relational.Expressions;

/// <summary>Two operands and an infix operator.</summary>
internal sealed record OperatorExpression(SqlOperator Operator, SqlExpression Left, SqlExpression Right, PgType Type) : SqlExpression(Type)
{
    public override bool IsNullable => Operator switch
    {
        SqlOperator.IsDistinctFrom or SqlOperator.IsNotDistinctFrom => false,
        SqlOperator.JsonGet or SqlOperator.JsonGetText => true,
        _ => Left.IsNullable || Right.IsNullable,
    };

    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.VisitOperator(this);
}
