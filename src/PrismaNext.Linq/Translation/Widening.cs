using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Leaves out the conversions between numbers that PostgreSQL makes by itself.</summary>
internal static class Widening
{
    private static readonly Type[] Order = [typeof(short), typeof(int), typeof(long), typeof(decimal), typeof(float), typeof(double)];

    /// <summary>One side of a comparison without a conversion to a wider integer or numeric: PostgreSQL compares across them exactly.</summary>
    public static SqlExpression Strip(SqlExpression side, SqlExpression other) =>
        side is CastExpression cast && IsExact(cast.Type) && IsExact(cast.Operand.Type) && IsWider(cast.Operand.Type, cast.Type) && IsExact(other.Type)
            ? cast.Operand
            : side;

    /// <summary>The operands of an arithmetic operator without a conversion that the other operand's type brings about.</summary>
    public static (SqlExpression Left, SqlExpression Right) StripOne(SqlExpression left, SqlExpression right)
    {
        if (right is CastExpression r && Implies(left, r))
            return (left, r.Operand);
        return left is CastExpression l && right is not CastExpression && Implies(right, l) ? (l.Operand, right) : (left, right);
    }

    private static bool Implies(SqlExpression other, CastExpression cast) =>
        other is not LiteralExpression && cast.Type.StoreType != typeof(float) && other.Type.Name == cast.Type.Name && IsWider(cast.Operand.Type, cast.Type);

    private static bool IsWider(PgType from, PgType to) => from.Conversion is null && Array.IndexOf(Order, from.StoreType) is >= 0 and var f && Array.IndexOf(Order, to.StoreType) > f;

    private static bool IsExact(PgType type) => Array.IndexOf(Order, type.StoreType) is >= 0 and <= 3;
}
