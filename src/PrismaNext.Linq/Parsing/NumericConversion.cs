namespace PrismaNext.Linq.Parsing;

/// <summary>The conversions between integers, characters and enums, and from those to floating point, as C# makes them unchecked.</summary>
internal static class NumericConversion
{
    /// <summary>The converted value; null when the conversion is of another kind.</summary>
    public static object? Of(object value, Type target)
    {
        if (value.GetType() == target)
            return value;
        if (Integer(value) is not { } number)
            return null;
        if (target.IsEnum)
            return Enum.ToObject(target, number);
        return Type.GetTypeCode(target) switch
        {
            TypeCode.SByte => unchecked((sbyte)number),
            TypeCode.Byte => unchecked((byte)number),
            TypeCode.Int16 => unchecked((short)number),
            TypeCode.UInt16 => unchecked((ushort)number),
            TypeCode.Char => unchecked((char)number),
            TypeCode.Int32 => unchecked((int)number),
            TypeCode.UInt32 => unchecked((uint)number),
            TypeCode.Int64 => number,
            TypeCode.UInt64 => unchecked((ulong)number),
            TypeCode.Double => (double)number,
            _ => null,
        };
    }

    // Integers that a long holds; an unsigned long goes the long way, because as a floating number it is another one.
    private static long? Integer(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        char number => number,
        Enum member when Enum.GetUnderlyingType(member.GetType()) != typeof(ulong) => Convert.ToInt64(member, null),
        _ => null,
    };
}
