using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation;

/// <summary>Casts to the integer types that PostgreSQL has not. Their columns are wider than they are, so that the server would keep the bits that C# cuts off.</summary>
internal static class NarrowCasts
{
    /// <summary>An integer with the bits of another integer type, as an unchecked cast leaves it; itself where it cannot have others.</summary>
    public static SqlExpression Cut(SqlExpression sql, Type source, Type target)
    {
        if (Type.GetTypeCode(target) is not (TypeCode.Byte or TypeCode.SByte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64) || !source.IsInteger() || Fits(sql, source, Range(target)))
            return sql;
        var (least, greatest) = Range(target);
        var size = greatest - least + 1;
        if (sql.Type.StoreType == typeof(decimal) || Type.GetTypeCode(target) == TypeCode.UInt64)
        {
            var count = SqlFactory.Numeric((decimal)size);
            var number = SqlFactory.Cast(SqlFactory.Typed(sql), PgTypes.Numeric);
            return Type.GetTypeCode(target) == TypeCode.UInt64 ? SqlFactory.Modulo(SqlFactory.Operator(SqlOperator.Add, number, count, PgTypes.Numeric), count)
                : least == 0 ? SqlFactory.Modulo(number, count)
                : Signed(SqlFactory.Cast(SqlFactory.Modulo(number, count), PgTypes.Integer));
        }

        var type = target == typeof(uint) || sql.Type.StoreType == typeof(long) ? PgTypes.BigInt : PgTypes.Integer;
        var mask = new LiteralExpression(type == PgTypes.BigInt ? (object)(long)(size - 1) : (int)(size - 1), type);
        var low = SqlFactory.Operator(SqlOperator.BitAnd, sql.Type.StoreType == typeof(long) ? sql : SqlFactory.Cast(SqlFactory.Typed(sql), type), mask, type);
        return least == 0 ? low : Signed(low);
    }

    /// <summary>The result of an operator on integers without a sign, with the bits that C# leaves: 32 are computed in 64 with a sign, 64 in a decimal.</summary>
    public static SqlExpression Wrap(SqlExpression result, Expression operation)
    {
        var type = operation.Type.Unwrap();
        var isComputed = operation.NodeType is ExpressionType.Add or ExpressionType.Subtract or ExpressionType.Multiply;
        if (type == typeof(ulong) && isComputed)
            return Wrapped(result, operation.NodeType == ExpressionType.Subtract);
        return type == typeof(uint) && (isComputed || operation.NodeType is ExpressionType.LeftShift or ExpressionType.Not or ExpressionType.OnesComplement)
            ? SqlFactory.Operator(SqlOperator.BitAnd, result, new LiteralExpression((long)uint.MaxValue, PgTypes.BigInt), result.Type)
            : result;
    }

    private static SqlExpression Wrapped(SqlExpression result, bool canBeNegative)
    {
        var size = SqlFactory.Numeric((decimal)ulong.MaxValue + 1);
        return SqlFactory.Modulo(canBeNegative ? SqlFactory.Operator(SqlOperator.Add, result, size, result.Type) : result, size);
    }

    // The eighth bit is the sign.
    private static SqlExpression Signed(SqlExpression low) =>
        SqlFactory.Subtract(SqlFactory.Operator(SqlOperator.BitXor, low, SqlFactory.Integer(128), low.Type), SqlFactory.Integer(128));

    private static bool Fits(SqlExpression sql, Type source, (Int128 Least, Int128 Greatest) range)
    {
        if (IsWithin(Range(source), range))
            return true;
        return sql switch
        {
            LiteralExpression { Value: int or long or short } literal => IsWithin((Convert.ToInt64(literal.Value, null), Convert.ToInt64(literal.Value, null)), range),
            _ when sql.Type.ModelType.IsInteger() && sql.Type.ModelType != source && IsWithin(Range(sql.Type.ModelType), range) => true,
            CastExpression cast when cast.Operand.Type.ModelType.IsInteger() => Fits(cast.Operand, source, range),
            OperatorExpression { Operator: SqlOperator.BitAnd } and => range.Least == 0 && (Fits(and.Left, source, range) || Fits(and.Right, source, range)),
            OperatorExpression { Operator: SqlOperator.BitOr or SqlOperator.BitXor } bits => Fits(bits.Left, source, range) && Fits(bits.Right, source, range),
            _ => false,
        };
    }

    private static bool IsWithin((Int128 Least, Int128 Greatest) inner, (Int128 Least, Int128 Greatest) outer) => inner.Least >= outer.Least && inner.Greatest <= outer.Greatest;

    private static (Int128 Least, Int128 Greatest) Range(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => (byte.MinValue, byte.MaxValue),
        TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Int16 => (short.MinValue, short.MaxValue),
        TypeCode.UInt16 => (ushort.MinValue, ushort.MaxValue),
        TypeCode.Int32 => (int.MinValue, int.MaxValue),
        TypeCode.UInt32 => (uint.MinValue, uint.MaxValue),
        TypeCode.Int64 => (long.MinValue, long.MaxValue),
        _ => (ulong.MinValue, ulong.MaxValue),
    };
}
