using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>The conversions that the built-in type mappings use.</summary>
internal static class Conversions
{
    // Types compare by value but conversions by instance, so columns of one enum have equal types only if they share its conversion.
    private static readonly ConcurrentDictionary<(Type, string), PgType> EnumNumbers = new();
    private static readonly ConcurrentDictionary<Type, ValueConversion> EnumTexts = new();

    public static readonly ValueConversion CharAsText = Create<char, string>(c => c.ToString(), s => s[0], preservesOrder: false);

    /// <summary>A character that may be missing, such as the first one of a text: no text is the default of a char, which PostgreSQL has no character for.</summary>
    public static readonly ValueConversion CharOrNone = Create<char, string>(c => c == '\0' ? "" : c.ToString(), s => s.Length == 0 ? '\0' : s[0], preservesOrder: false);
    public static readonly ValueConversion ByteAsSmallInt = Create<byte, short>(b => b, s => checked((byte)s));
    public static readonly ValueConversion SByteAsSmallInt = Create<sbyte, short>(b => b, s => checked((sbyte)s));
    public static readonly ValueConversion UInt16AsInteger = Create<ushort, int>(u => u, i => checked((ushort)i));
    public static readonly ValueConversion UInt32AsBigInt = Create<uint, long>(u => u, l => checked((uint)l));
    public static readonly ValueConversion UInt64AsNumeric = Create<ulong, decimal>(u => u, d => checked((ulong)d));

    /// <summary>An enum stored as the number behind it.</summary>
    public static PgType EnumAsNumber(Type enumType) =>
        EnumAsNumber(enumType, PgTypes.For(Enum.GetUnderlyingType(enumType))!); // Every underlying type is an integer, and those are all mapped.

    /// <summary>An enum stored as a number of a given type.</summary>
    /// <remarks>A value that does not fit throws <see cref="OverflowException"/>; it never wraps.</remarks>
    public static PgType EnumAsNumber(Type enumType, PgType number) =>
        EnumNumbers.GetOrAdd((enumType, number.Name), static (key, number) => Numbered(key.Item1, number), number);

    /// <summary>An enum stored by the names of its members.</summary>
    public static PgType EnumAsText(Type enumType, PgType text) =>
        text with
        {
            Conversion = EnumTexts.GetOrAdd(enumType, static type => (ValueConversion)Factory(nameof(AsText), type).Invoke(null, [])!), // AsText returns one.
        };

    /// <summary>An enum stored by labels, one for each member.</summary>
    public static ValueConversion EnumAsLabel(Type enumType, IReadOnlyList<FieldInfo> members, IReadOnlyList<string> labels) =>
        (ValueConversion)Factory(nameof(AsLabel), enumType).Invoke(null, [members, labels])!; // As above.

    private static MethodInfo Factory(string name, Type enumType) =>
        typeof(Conversions).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(enumType); // Both methods are below.

    private static ValueConversion AsText<TEnum>()
        where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().Distinct().ToDictionary(value => value, value => value.ToString());
        var labels = new EnumLabels<TEnum>(names, isOpen: true);
        return Named<TEnum>(value => labels.Format(value), label => labels.Parse(label), EnumForm.Name);
    }

    private static ValueConversion AsLabel<TEnum>(IReadOnlyList<FieldInfo> members, IReadOnlyList<string> names)
        where TEnum : struct, Enum
    {
        var byValue = members.Zip(names).ToDictionary(pair => (TEnum)pair.First.GetValue(null)!, pair => pair.Second); // A member has a value.
        var labels = new EnumLabels<TEnum>(byValue, isOpen: false);
        return Named<TEnum>(value => labels.Format(value), label => labels.Parse(label), EnumForm.Label);
    }

    private static ValueConversion Named<TEnum>(Expression<Func<TEnum, string>> toStore, Expression<Func<string, TEnum>> fromStore, EnumForm form) =>
        new(typeof(TEnum), typeof(string), toStore, fromStore) { EnumForm = form };

    private static PgType Numbered(Type enumType, PgType number)
    {
        var value = Expression.Parameter(enumType);
        var stored = Expression.Parameter(number.StoreType);
        var underlying = Enum.GetUnderlyingType(enumType);
        return number with
        {
            Conversion = new ValueConversion(
                enumType,
                number.StoreType,
                Expression.Lambda(Expression.ConvertChecked(Expression.Convert(value, underlying), number.StoreType), value),
                Expression.Lambda(Expression.Convert(Expression.ConvertChecked(stored, underlying), enumType), stored))
            { PreservesOrder = true, EnumForm = EnumForm.Number },
        };
    }

    private static ValueConversion Create<TModel, TStore>(Expression<Func<TModel, TStore>> toStore, Expression<Func<TStore, TModel>> fromStore, bool preservesOrder = true) =>
        new(typeof(TModel), typeof(TStore), toStore, fromStore) { PreservesOrder = preservesOrder };
}
