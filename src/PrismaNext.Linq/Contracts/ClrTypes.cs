namespace PrismaNext.Linq.Contracts;

/// <summary>Questions about CLR types that several layers ask.</summary>
internal static class ClrTypes
{
    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public static Type Unwrap(this Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type with <see cref="Nullable{T}"/> if it is a value type.</summary>
    public static Type MakeNullable(this Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null && type != typeof(void) ? typeof(Nullable<>).MakeGenericType(type) : type;

    /// <summary>Whether a variable of the type can hold null.</summary>
    public static bool CanBeNull(this Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The element type of a sequence other than a string or a byte array; null when the type is no sequence.</summary>
    public static Type? ElementType(Type type)
    {
        if (type == typeof(string))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        var sequence = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type
            : type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return sequence?.GetGenericArguments()[0];
    }

    /// <summary>Whether the type is one of C#'s integer types.</summary>
    public static bool IsInteger(this Type type) => Type.GetTypeCode(type.Unwrap()) is >= TypeCode.SByte and <= TypeCode.UInt64 && !type.Unwrap().IsEnum;

    /// <summary>Whether the type is a number.</summary>
    public static bool IsNumber(this Type type) => Type.GetTypeCode(type.Unwrap()) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.Unwrap().IsEnum;
}
