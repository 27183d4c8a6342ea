using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts;

/// <summary>The conversions that the built-in type mappings use.</summary>
internal static class Conversions
{
    private static readonly ConcurrentDictionary<Type, PgType> EnumNumbers = new();

    public static readonly ValueConversion CharAsText = Create<char, string>(c => c.ToString(), s => s[0], preservesOrder: false);
    public static readonly ValueConversion ByteAsSmallInt = Create<byte, short>(b => b, s => checked((byte)s));
    public static readonly ValueConversion SByteAsSmallInt = Create<sbyte, short>(b => b, s => checked((sbyte)s));
    public static readonly ValueConversion UInt16AsInteger = Create<ushort, int>(u => u, i => checked((ushort)i));
    public static readonly ValueConversion UInt32AsBigInt = Create<uint, long>(u => u, l => checked((uint)l));
    public static readonly ValueConversion UInt64AsNumeric = Create<ulong, decimal>(u => u, d => checked((ulong)d));

    /// <summary>An enum stored as the number behind it.</summary>
    public static PgType EnumAsNumber(Type enumType) => EnumNumbers.GetOrAdd(enumType, static type =>
    {
        var number = PgTypes.For(Enum.GetUnderlyingType(type))!; // Every underlying type of an enum is an integer, and those are all mapped.
        var value = Expression.Parameter(type);
        var stored = Expression.Parameter(number.StoreType);
        return number with
        {
            Conversion = new ValueConversion(
                type,
                number.StoreType,
                Expression.Lambda(Expression.Convert(value, number.StoreType), value),
                Expression.Lambda(Expression.Convert(stored, type), stored)) { PreservesOrder = true },
        };
    });

    private static ValueConversion Create<TModel, TStore>(Expression<Func<TModel, TStore>> toStore, Expression<Func<TStore, TModel>> fromStore, bool preservesOrder = true) =>
        new(typeof(TModel), typeof(TStore), toStore, fromStore) { PreservesOrder = preservesOrder };
}
