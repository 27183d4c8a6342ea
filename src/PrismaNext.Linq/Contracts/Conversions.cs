using System.Linq.Expressions;

namespace PrismaNext.Linq.Contracts;

/// <summary>The conversions between types that every program has; their trees are built when they are used.</summary>
internal static class Conversions
{
    public static readonly ValueConversion CharAsText = new(
        typeof(char), typeof(string), () => (Expression<Func<char, string>>)(c => c.ToString()), () => (Expression<Func<string, char>>)(s => s[0]));

    /// <summary>A character that may be missing, such as the first one of a text: no text is the default of a char, which PostgreSQL has no character for.</summary>
    public static readonly ValueConversion CharOrNone = new(
        typeof(char),
        typeof(string),
        () => (Expression<Func<char, string>>)(c => c == '\0' ? "" : c.ToString()),
        () => (Expression<Func<string, char>>)(s => s.Length == 0 ? '\0' : s[0]));

    public static readonly ValueConversion ByteAsSmallInt = new(
        typeof(byte), typeof(short), () => (Expression<Func<byte, short>>)(b => b), () => (Expression<Func<short, byte>>)(s => checked((byte)s))) { PreservesOrder = true };

    public static readonly ValueConversion SByteAsSmallInt = new(
        typeof(sbyte), typeof(short), () => (Expression<Func<sbyte, short>>)(b => b), () => (Expression<Func<short, sbyte>>)(s => checked((sbyte)s))) { PreservesOrder = true };

    public static readonly ValueConversion UInt16AsInteger = new(
        typeof(ushort), typeof(int), () => (Expression<Func<ushort, int>>)(u => u), () => (Expression<Func<int, ushort>>)(i => checked((ushort)i))) { PreservesOrder = true };

    public static readonly ValueConversion UInt32AsBigInt = new(
        typeof(uint), typeof(long), () => (Expression<Func<uint, long>>)(u => u), () => (Expression<Func<long, uint>>)(l => checked((uint)l))) { PreservesOrder = true };

    public static readonly ValueConversion UInt64AsNumeric = new(
        typeof(ulong), typeof(decimal), () => (Expression<Func<ulong, decimal>>)(u => u), () => (Expression<Func<decimal, ulong>>)(d => checked((ulong)d))) { PreservesOrder = true };
}
