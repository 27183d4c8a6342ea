using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Sql;

/// <summary>The one place where a value becomes SQL text.</summary>
/// <remarks>Relies on <c>standard_conforming_strings</c>, the server's default since 9.1: within quotes only the quote itself is special.</remarks>
internal static class PostgresLiterals
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A literal as it stands in a statement; a negative number without a cast starts with its sign.</summary>
    public static string Write(LiteralExpression literal)
    {
        var text = Bare(literal.Value, literal.Type);
        return literal.NeedsCast && !IsTypedBy(literal.Value, literal.Type) ? Cast(text, literal.Type) : text;
    }

    private static string Bare(object? value, PgType type) => value switch
    {
        null => "NULL",
        bool boolean => boolean ? "TRUE" : "FALSE",
        int.MinValue or long.MinValue => Cast(Number(value), type), // The digits are read first, and without the sign they do not fit the type.
        short or int or long or uint or ulong or decimal or BigInteger => Number(value),
        double number => Double(number, type),
        float number => Float(number, type),
        string text => Quote(text),
        Guid guid => Quote(guid.ToString("D")),
        DateTime dateTime => Quote(Timestamp(dateTime, type)),
        DateTimeOffset offset => Quote(Timestamp(offset.UtcDateTime, type)),
        DateOnly date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Quote(Time(time.ToTimeSpan())),
        TimeSpan interval => Quote(Interval(interval)),
        NpgsqlInterval interval => Quote(string.Create(CultureInfo.InvariantCulture, $"{interval.Months} mons {interval.Days} days {interval.Time} microseconds")),
        byte[] bytes => Quote(@"\x" + Convert.ToHexStringLower(bytes)),
        JsonDocument document => Quote(document.RootElement.GetRawText()),
        JsonElement element => Quote(element.GetRawText()),
        IPAddress address => Quote(address.ToString()),
        IPNetwork network => Quote(network.ToString()),
        PhysicalAddress address => Quote(Convert.ToHexStringLower(address.GetAddressBytes())),
        BitArray bits => "B'" + string.Concat(bits.Cast<bool>().Select(bit => bit ? '1' : '0')) + "'",
        IEnumerable items when type.Element is { } element => List(items, type, element),
        _ => throw PlanErrors.LiteralUnsupported(value.GetType(), type.Name),
    };

    // Whether the server gives the bare text this very type, with nothing around it.
    private static bool IsTypedBy(object? value, PgType type) => value switch
    {
        bool or int => type.Name is "boolean" or "integer",
        long number => type.Name is "bigint" && number is > int.MaxValue or < int.MinValue,
        decimal number => type.Name is "numeric" && number.Scale > 0,
        double number => !HasPlainText(number),
        float or int.MinValue or long.MinValue => true,
        Array => type.IsArray,
        _ => false,
    };

    private static string Cast(string text, PgType type) => text.StartsWith('-') ? $"({text})::{type.Name}" : $"{text}::{type.Name}";

    private static string Number(object number) => Convert.ToString(number, CultureInfo.InvariantCulture)!; // Numbers always have a text.

    private static string Double(double number, PgType type)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return HasPlainText(number) ? text : Cast(Quote(text), type);
    }

    // A bare 0.1 is numeric, and next to a column of type real both would be compared as double precision, where they differ.
    private static string Float(float number, PgType type)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return Cast(HasPlainText(number) ? text : Quote(text), type);
    }

    // A bare -0 would be the integer zero.
    private static bool HasPlainText(double number) => double.IsFinite(number) && !(number == 0 && double.IsNegative(number));

    private static string Quote(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(text))
            throw PlanErrors.TextInvalid();
        return text.Any(IsInvisible) ? Escaped(text) : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    // A line feed or a no-break space inside quotes is correct, but nobody sees it in a log.
    private static bool IsInvisible(char character) => char.IsControl(character) || (char.IsWhiteSpace(character) && character != ' ');

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("E'");
        foreach (var character in text)
        {
            _ = character switch
            {
                '\'' => escaped.Append("''"),
                '\\' => escaped.Append(@"\\"),
                '\t' => escaped.Append(@"\t"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                _ when IsInvisible(character) => escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:X4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.Append('\'').ToString();
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            _ = StrictUtf8.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    // Microseconds are the server's resolution; the driver cuts off the rest too.
    private static string Timestamp(DateTime value, PgType type)
    {
        var hasZone = type.DbType is NpgsqlDbType.TimestampTz;
        if (value.Kind != (hasZone ? DateTimeKind.Utc : DateTimeKind.Unspecified) && value != DateTime.MinValue && value != DateTime.MaxValue)
            throw PlanErrors.DateTimeKind(value.Kind, type.Name);
        return value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + (hasZone ? "+00" : "");
    }

    private static string Time(TimeSpan time) => time.ToString(@"hh\:mm\:ss\.FFFFFF", CultureInfo.InvariantCulture).TrimEnd('.');

    // Each part carries its own sign, so that the server's intervalstyle does not matter.
    private static string Interval(TimeSpan interval)
    {
        var rest = new TimeSpan(interval.Ticks % TimeSpan.TicksPerDay);
        var time = (rest < TimeSpan.Zero ? "-" : "") + Time(rest.Duration());
        return interval.Days switch
        {
            0 => time,
            1 => "1 day " + time,
            var days => string.Create(CultureInfo.InvariantCulture, $"{days} days {time}"),
        };
    }

    // The items of a bare array decide its type, and the constant ones of most types would be taken for others.
    private static string List(IEnumerable items, PgType type, PgType element)
    {
        var text = "ARRAY[" + string.Join(", ", items.Cast<object?>().Select(item => Bare(item, element))) + "]";
        var isTyped = element.Name is "integer" or "text" or "boolean" && items.Cast<object?>().Any(item => item is not null);
        return isTyped ? text : Cast(text, type);
    }
}
