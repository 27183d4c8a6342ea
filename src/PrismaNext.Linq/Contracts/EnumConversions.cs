using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Contracts;

/// <summary>The conversions of enums, by number, by name and by label.</summary>
internal static class EnumConversions
{
    // Types compare by value but conversions by instance, so columns of one enum have equal types only if they share its conversion.
    private static readonly ConcurrentDictionary<(Type, string), PgType> Numbers = new();
    private static readonly ConcurrentDictionary<Type, ValueConversion> Texts = new();

    /// <summary>An enum stored as the number behind it.</summary>
    public static PgType AsNumber(Type enumType) =>
        AsNumber(enumType, PgTypes.For(Enum.GetUnderlyingType(enumType))!); // Every underlying type is an integer, and those are all mapped.

    /// <summary>An enum stored as a number of a given type.</summary>
    /// <remarks>A value that does not fit throws <see cref="OverflowException"/>; it never wraps.</remarks>
    public static PgType AsNumber(Type enumType, PgType number) =>
        Numbers.GetOrAdd((enumType, number.Name), static (key, number) => Numbered(key.Item1, number), number);

    /// <summary>An enum stored by the names of its members.</summary>
    public static PgType AsText(Type enumType, PgType text) =>
        text with
        {
            Conversion = Texts.GetOrAdd(enumType, static type => (ValueConversion)Factory(nameof(ByName), type).Invoke(null, [])!), // ByName returns one.
        };

    /// <summary>An enum stored by labels, one for each member.</summary>
    public static ValueConversion AsLabel(Type enumType, IReadOnlyList<FieldInfo> members, IReadOnlyList<string> labels) =>
        (ValueConversion)Factory(nameof(ByLabel), enumType).Invoke(null, [members, labels])!; // As above.

    private static MethodInfo Factory(string name, Type enumType) =>
        typeof(EnumConversions).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(enumType); // Both methods are below.

    private static ValueConversion ByName<TEnum>()
        where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().Distinct().ToDictionary(value => value, value => value.ToString());
        return Of(new EnumLabels<TEnum>(names, isOpen: true), EnumForm.Name);
    }

    private static ValueConversion ByLabel<TEnum>(IReadOnlyList<FieldInfo> members, IReadOnlyList<string> names)
        where TEnum : struct, Enum
    {
        var byValue = members.Zip(names).ToDictionary(pair => (TEnum)pair.First.GetValue(null)!, pair => pair.Second); // A member has a value.
        return Of(new EnumLabels<TEnum>(byValue, isOpen: false), EnumForm.Label);
    }

    private static ValueConversion Of<TEnum>(EnumLabels<TEnum> labels, EnumForm form)
        where TEnum : struct, Enum
    {
        Expression<Func<TEnum, string>> toStore = value => labels.Format(value);
        Expression<Func<string, TEnum>> fromStore = label => labels.Parse(label);
        return new(typeof(TEnum), typeof(string), toStore, fromStore) { EnumForm = form };
    }

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
}
