using System.Globalization;
using System.Text;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>The format strings that have SQL: those of whole numbers, fixed places of decimals, and dates and times made of digits.</summary>
internal static class Formats
{
    // The letters of .NET's date formats that stand for digits, with to_char's spelling.
    private static readonly Dictionary<string, string> DateParts = new(StringComparer.Ordinal)
    {
        ["yyyy"] = "YYYY", ["yy"] = "YY", ["MM"] = "MM", ["M"] = "FMMM", ["dd"] = "DD", ["d"] = "FMDD", ["HH"] = "HH24", ["H"] = "FMHH24", ["hh"] = "HH12", ["h"] = "FMHH12",
        ["mm"] = "MI", ["m"] = "FMMI", ["ss"] = "SS", ["s"] = "FMSS", ["fff"] = "MS", ["ffffff"] = "US",
    };

    // Formats of one letter that do not depend on a culture.
    private static readonly Dictionary<string, string> DateStandards = new(StringComparer.Ordinal)
    {
        ["s"] = "yyyy-MM-ddTHH:mm:ss",
        ["u"] = "yyyy-MM-dd HH:mm:ssZ",
    };

    /// <summary>Whether an argument is the invariant culture or none. Without one, the program's culture is taken to be the invariant one.</summary>
    public static bool IsInvariant(MethodCall call, int index) =>
        call.TryGetValue(index, out IFormatProvider? provider) && (provider is null || provider.Equals(CultureInfo.InvariantCulture));

    /// <summary>A value's text in a format; null when that has no exact SQL.</summary>
    public static SqlExpression? Apply(SqlExpression value, Type type, string format)
    {
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return Date(Clock.Utc(SqlFactory.Typed(value)), DateStandards.GetValueOrDefault(format, format));
        if (type == typeof(DateOnly))
            return Date(SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Timestamp), format is "o" or "O" ? "yyyy-MM-dd" : format);
        if (type == typeof(TimeOnly))
            return Date(SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Interval), format);
        if (type == typeof(Guid))
            return Guid(SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Text), format);
        if (Places(format) is { } custom && (type == typeof(decimal) || type.IsInteger()))
            return custom.IsGrouped ? Grouped(value, custom.Places) : Fixed(value, custom.Places);
        var digits = 0;
        if (format.Length > 1 && !int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out digits) || digits > 99)
            return null;
        return (char.ToUpperInvariant(format[0]), format.Length == 1) switch
        {
            ('D', _) when type.IsInteger() => Whole(value, digits),
            ('G', true) when type.IsInteger() => SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Text),
            ('X', _) when type == typeof(int) || type == typeof(long) => Hexadecimal(value, digits, isUpper: format[0] == 'X'),
            ('F', false) when type == typeof(decimal) => Fixed(value, digits),
            ('F', true) when type == typeof(decimal) => Fixed(value, 2),
            ('N', false) when type == typeof(decimal) || type.IsInteger() => Grouped(value, digits),
            ('N', true) when type == typeof(decimal) || type.IsInteger() => Grouped(value, 2),
            _ => null,
        };
    }

    private static SqlExpression Hexadecimal(SqlExpression value, int digits, bool isUpper)
    {
        var text = StringMethods.Map("to_hex", SqlFactory.Typed(value));
        return Zeros(isUpper ? StringMethods.Map("upper", text) : text, digits);
    }

    // The sign does not count among the digits.
    private static SqlExpression Whole(SqlExpression value, int digits)
    {
        var text = SqlFactory.Cast(SqlFactory.Typed(value), PgTypes.Text);
        return digits < 2 ? text : SqlFactory.Case(
            SqlFactory.Compare(SqlOperator.Less, value, SqlFactory.Integer(0)),
            TextForm.Concat(SqlFactory.Text("-"), Zeros(StringMethods.Map("substr", text, SqlFactory.Integer(2)), digits)),
            Zeros(text, digits));
    }

    private static SqlExpression Zeros(SqlExpression text, int digits) =>
        digits < 2 ? text : StringMethods.Pad(text, SqlFactory.Integer(digits), SqlFactory.Text("0"), "lpad");

    private static SqlExpression Fixed(SqlExpression value, int places) =>
        SqlFactory.Cast(SqlFactory.Function("round", PgTypes.Numeric, SqlFactory.Typed(value), SqlFactory.Integer(places)), PgTypes.Text);

    // The widest decimal has 29 digits. to_char rounds halves away from zero, as .NET's formats do, and would otherwise keep the sign of what it rounds to zero.
    private static SqlExpression Grouped(SqlExpression value, int places)
    {
        var pattern = "FM" + string.Concat(Enumerable.Repeat("999,", 9)) + "990" + (places == 0 ? "" : "." + new string('0', places));
        var number = value.Type.ModelType == typeof(decimal) ? SqlFactory.Function("round", PgTypes.Numeric, SqlFactory.Typed(value), SqlFactory.Integer(places)) : SqlFactory.Typed(value);
        return StringMethods.Map("to_char", number, SqlFactory.Text(pattern));
    }

    // The custom formats that say no more than how many places there are.
    private static (int Places, bool IsGrouped)? Places(string format)
    {
        var isGrouped = format.StartsWith("#,##0", StringComparison.Ordinal);
        var rest = isGrouped ? format[5..] : format.StartsWith('0') ? format[1..] : ".";
        return rest.Length == 0 ? (0, isGrouped) : rest.Length > 1 && rest[0] == '.' && rest[1..].All(c => c == '0') ? (rest.Length - 1, isGrouped) : null;
    }

    private static SqlExpression? Guid(SqlExpression text, string format) => format switch
    {
        "D" or "d" => text,
        "N" or "n" => StringMethods.Map("replace", text, SqlFactory.Text("-"), SqlFactory.Text("")),
        "B" or "b" => TextForm.Concat(TextForm.Concat(SqlFactory.Text("{"), text), SqlFactory.Text("}")),
        "P" or "p" => TextForm.Concat(TextForm.Concat(SqlFactory.Text("("), text), SqlFactory.Text(")")),
        _ => null,
    };

    private static FunctionExpression? Date(SqlExpression value, string format) =>
        DatePattern(format) is { } pattern ? StringMethods.Map("to_char", value, SqlFactory.Text(pattern)) : null;

    private static string? DatePattern(string format)
    {
        if (format.Length < 2)
            return null;
        var pattern = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            var end = i;
            while (end < format.Length && format[end] == format[i])
                end++;
            var run = format[i..end];
            if (DateParts.TryGetValue(run, out var part))
                pattern.Append(part);
            else if (run.All(c => c is '-' or ' ' or ':' or '.' or ',' or '/' or '_'))
                pattern.Append(run);
            else if (run is "T" or "Z")
                pattern.Append('"').Append(run).Append('"');
            else
                return null;
            i = end;
        }

        return pattern.ToString();
    }
}
