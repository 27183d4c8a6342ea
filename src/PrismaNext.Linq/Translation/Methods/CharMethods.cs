using System.Text;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="char"/>. A class of characters is written out as .NET has it, because the server's classes depend on its locale; those that would be pages long are left to the client.</summary>
internal static class CharMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(char), nameof(char.ToLower), call => call.Count == 1 ? Map("lower", call) : null),
        new(typeof(char), nameof(char.ToUpper), call => call.Count == 1 ? Map("upper", call) : null),
        new(typeof(char), nameof(char.ToLowerInvariant), call => Map("lower", call)),
        new(typeof(char), nameof(char.ToUpperInvariant), call => Map("upper", call)),
        new(typeof(char), nameof(char.IsDigit), call => IsAmong(call, ClassOf(char.IsDigit))),
        new(typeof(char), nameof(char.IsWhiteSpace), call => IsAmong(call, ClassOf(char.IsWhiteSpace))),
        new(typeof(char), nameof(char.IsAsciiDigit), call => IsAmong(call, "0-9")),
        new(typeof(char), nameof(char.IsAsciiLetter), call => IsAmong(call, "A-Za-z")),
        new(typeof(char), nameof(char.IsAsciiLetterLower), call => IsAmong(call, "a-z")),
        new(typeof(char), nameof(char.IsAsciiLetterUpper), call => IsAmong(call, "A-Z")),
        new(typeof(char), nameof(char.IsAsciiLetterOrDigit), call => IsAmong(call, "0-9A-Za-z")),
        new(typeof(char), nameof(char.IsAsciiHexDigit), call => IsAmong(call, "0-9A-Fa-f")),
    ];

    /// <summary>The inside of a bracket expression that holds exactly the characters that a predicate is true for.</summary>
    public static string ClassOf(Func<char, bool> contains)
    {
        var text = new StringBuilder();
        for (var first = 0; first <= char.MaxValue; first++)
        {
            if (!contains((char)first))
                continue;
            var last = first;
            while (last < char.MaxValue && contains((char)(last + 1)))
                last++;
            Append(text, (char)first);
            if (last > first)
                Append(text.Append('-'), (char)last);
            first = last;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char character) =>
        _ = char.IsAsciiLetterOrDigit(character) ? text.Append(character) : text.Append(System.Globalization.CultureInfo.InvariantCulture, $@"\u{(int)character:X4}");

    private static FunctionExpression Map(string function, MethodCall call) => SqlFactory.Function(function, PgTypes.Char, call[0]);

    private static SqlExpression? IsAmong(MethodCall call, string characters) => call.Count == 1
        ? SqlFactory.Operator(SqlOperator.RegexMatch, SqlFactory.Retype(call[0], PgTypes.Text), SqlFactory.Text($"[{characters}]"), PgTypes.Boolean)
        : null;
}
