using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="string"/> that make another text, or measure one. Text is counted in characters of Unicode, case follows the column's collation.</summary>
internal static class StringMethods
{
    /// <summary>What <see cref="char.IsWhiteSpace(char)"/> is true for; PostgreSQL's own trimming takes blanks only.</summary>
    public const string WhiteSpace = " \t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    /// <summary>A character of a text that may not have it.</summary>
    public static readonly PgType Character = PgTypes.Text with { Conversion = Conversions.CharOrNone };

    public static readonly MemberEntry[] Members =
    [
        new(typeof(string), nameof(string.Length), access => Length(access.Target)),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(string), nameof(string.ToLower), call => call.Count == 0 ? Map("lower", call.Instance) : null),
        new(typeof(string), nameof(string.ToUpper), call => call.Count == 0 ? Map("upper", call.Instance) : null),
        new(typeof(string), nameof(string.ToLowerInvariant), call => Map("lower", call.Instance)),
        new(typeof(string), nameof(string.ToUpperInvariant), call => Map("upper", call.Instance)),
        new(typeof(string), "get_Chars", call => CharacterAt(call.Instance, call[0])),
        new(typeof(string), nameof(string.Substring), Substring),
        new(typeof(string), nameof(string.Remove), Remove),
        new(typeof(string), nameof(string.Insert), Insert),
        new(typeof(string), nameof(string.Replace), Replace),
        new(typeof(string), nameof(string.Trim), call => Trim(call, "btrim")),
        new(typeof(string), nameof(string.TrimStart), call => Trim(call, "ltrim")),
        new(typeof(string), nameof(string.TrimEnd), call => Trim(call, "rtrim")),
        new(typeof(string), nameof(string.PadLeft), call => Pad(call, "lpad")),
        new(typeof(string), nameof(string.PadRight), call => Pad(call, "rpad")),
        new(typeof(string), nameof(string.IsNullOrEmpty), call => IsEmpty(call[0])),
        new(typeof(string), nameof(string.IsNullOrWhiteSpace), call => IsEmpty(Map("btrim", call[0], SqlFactory.Text(WhiteSpace)))),
        new(typeof(string), nameof(string.Split), Split),
    ];

    public static SqlExpression Length(SqlExpression text) => text is LiteralExpression { Value: string value }
        ? SqlFactory.Integer(value.Length)
        : SqlFactory.Function("length", PgTypes.Integer, text);

    public static FunctionExpression Map(string function, params ReadOnlySpan<SqlExpression> arguments) => SqlFactory.Function(function, PgTypes.Text, arguments);

    /// <summary>One character of a text, as a text of length one.</summary>
    public static SqlExpression CharacterAt(SqlExpression text, SqlExpression index) =>
        SqlFactory.Function("substr", Character, text, SqlFactory.Add(index, 1), SqlFactory.Integer(1));

    /// <summary>The text padded to a width; PostgreSQL's functions would also cut a longer one.</summary>
    public static SqlExpression Pad(SqlExpression text, SqlExpression width, SqlExpression? filler, string function)
    {
        var atLeast = SqlFactory.Greatest(width, Length(text));
        return filler is null ? Map(function, text, atLeast) : Map(function, text, atLeast, filler);
    }

    public static SqlExpression? Construct(ParameterInfo[] parameters, IReadOnlyList<SqlExpression> arguments) => parameters switch
    {
        [{ ParameterType: var filler }, { ParameterType: var count }] when filler == typeof(char) && count == typeof(int) => Map("repeat", arguments[0], arguments[1]),
        [{ ParameterType: var array }] when array == typeof(char[]) && arguments[0].Type.IsArray => Join(arguments[0]),
        _ => null,
    };

    // A text that was split into its characters is put together again.
    private static SqlExpression Join(SqlExpression characters) => characters is FunctionExpression { Name: "string_to_array", Arguments: [var text, LiteralExpression { Value: null }] }
        ? text
        : Map("array_to_string", characters, SqlFactory.Text(""));

    private static SqlExpression? Substring(MethodCall call)
    {
        if (call.Count == 1)
            return Map("substr", call.Instance, SqlFactory.Add(call[0], 1));
        return call[0] is LiteralExpression { Value: 0 }
            ? Map("left", call.Instance, call[1])
            : Map("substr", call.Instance, SqlFactory.Add(call[0], 1), call[1]);
    }

    private static SqlExpression Remove(MethodCall call)
    {
        var start = Map("left", call.Instance, call[0]);
        return call.Count == 1 ? start : TextForm.Concat(start, Map("substr", call.Instance, SqlFactory.Add(SqlFactory.Add(call[0], call[1]), 1)));
    }

    private static SqlExpression Insert(MethodCall call)
    {
        if (call[0] is LiteralExpression { Value: 0 })
            return TextForm.Concat(call[1], call.Instance);
        var start = Map("left", call.Instance, call[0]);
        return TextForm.Concat(TextForm.Concat(start, call[1]), Map("substr", call.Instance, SqlFactory.Add(call[0], 1)));
    }

    private static SqlExpression? Replace(MethodCall call)
    {
        if (call.Count > 2 && !(call.Count == 3 && TextComparison.Of(call, 2) is { IgnoresCase: false }))
            return null;
        return Map("replace", call.Instance, call[0], SqlFactory.Coalesce(call[1], SqlFactory.Text("")));
    }

    private static SqlExpression? Trim(MethodCall call, string function) =>
        call.Count == 0 ? Map(function, call.Instance, SqlFactory.Text(WhiteSpace))
        : CharacterSet.Of(call, 0) is { } characters ? Map(function, call.Instance, characters)
        : null;

    private static SqlExpression Pad(MethodCall call, string function) => Pad(call.Instance, call[0], call.Count == 2 ? call[1] : null, function);

    // One comparison that is never null, so that its negation needs no second one.
    private static SqlExpression IsEmpty(SqlExpression text) =>
        SqlFactory.Compare(SqlOperator.Equal, SqlFactory.Coalesce(text, SqlFactory.Text("")), SqlFactory.Text(""));

    // An empty text has one part in C#, and none in PostgreSQL.
    private static SqlExpression? Split(MethodCall call)
    {
        var options = StringSplitOptions.None;
        if (call.Count > 2 || call.Count == 2 && !(call.ParameterType(1) == typeof(StringSplitOptions) && call.TryGetValue(1, out options)))
            return null;
        var separator = call.ParameterType(0) == typeof(char[]) ? CharacterSet.Of(call, 0) : SqlFactory.Retype(call[0], PgTypes.Text);
        if (separator is not LiteralExpression { Value: string { Length: > 0 } text } || text.Length > 1 && call.ParameterType(0) == typeof(char[]))
            return null;
        var type = PgTypes.ArrayOf(PgTypes.Text);
        var parts = SqlFactory.Function("string_to_array", type, call.Instance, separator);
        return options switch
        {
            StringSplitOptions.None => SqlFactory.Case(
                SqlFactory.Compare(SqlOperator.Equal, call.Instance, SqlFactory.Text("")), new ArrayExpression([SqlFactory.Text("")], type), parts),
            StringSplitOptions.RemoveEmptyEntries => SqlFactory.Function("array_remove", type, parts, SqlFactory.Text("")),
            _ => null,
        };
    }
}
