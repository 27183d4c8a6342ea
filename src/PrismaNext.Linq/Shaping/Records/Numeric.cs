using System.Buffers.Binary;

namespace PrismaNext.Linq.Shaping.Records;

/// <summary>Numbers in the server's decimal format: digits to the base of 10,000, and how many decimals are shown.</summary>
internal static class Numeric
{
    private const int Negative = 0x4000;
    private const int MaxDecimals = 28;

    private const int MaxDigits = 9; // Of four decimals each: 36 fit into 128 bits, and every decimal into them.

    private static readonly UInt128 Limit = (UInt128)1 << 96;

    /// <summary>The value with the decimals that the server shows.</summary>
    /// <exception cref="RecordFormatException">It is long, or not a number: the driver knows what to do.</exception>
    public static decimal ToDecimal(ReadOnlySpan<byte> value)
    {
        var count = Int16(value, 0);
        int weight = Int16(value, 2), sign = Int16(value, 4), decimals = Int16(value, 6);
        if (count > MaxDigits || sign is not (0 or Negative) || decimals > MaxDecimals)
            throw new RecordFormatException();
        UInt128 number = 0;
        for (var i = 0; i < count; i++)
            number = (number * 10_000) + (uint)Int16(value, 8 + (2 * i));

        // The last digit counts 10,000 to the power of (weight - count + 1); a decimal counts from its last decimal.
        var shift = (4 * (weight + 1 - count)) + decimals;
        if (number == 0)
            shift = 0;
        for (; shift > 0 && number < Limit; shift--)
            number *= 10;
        for (; shift < 0; shift++)
            number /= 10; // The digits behind the last decimal are zeros.
        return number < Limit
            ? new decimal((int)(uint)number, (int)(uint)(number >> 32), (int)(uint)(number >> 64), sign == Negative && number != 0, (byte)decimals)
            : throw new RecordFormatException();
    }

    private static int Int16(ReadOnlySpan<byte> value, int position) => BinaryPrimitives.ReadInt16BigEndian(value[position..]);
}
