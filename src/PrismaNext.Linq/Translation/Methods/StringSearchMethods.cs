using System.Globalization;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="string"/> that look for a text in another. Constants and parameters become patterns of LIKE, whose wildcards are escaped.</summary>
internal static class StringSearchMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(string), nameof(string.Contains), Contains),
        new(typeof(string), nameof(string.StartsWith), StartsWith),
        new(typeof(string), nameof(string.EndsWith), EndsWith),
        new(typeof(string), nameof(string.IndexOf), IndexOf),
        new(typeof(string), nameof(string.LastIndexOf), LastIndexOf),
    ];

    /// <summary>Whether a text is somewhere in another.</summary>
    public static SqlExpression Contains(SqlExpression text, SqlExpression search) =>
        SqlFactory.Compare(SqlOperator.Greater, Position(text, search), SqlFactory.Integer(0));

    private static SqlExpression? Contains(MethodCall call) => Match(call, static value => $"%{Escape(value)}%", Contains);

    private static SqlExpression? StartsWith(MethodCall call) =>
        Match(call, static value => $"{Escape(value)}%", (text, search) => SqlFactory.Function("starts_with", PgTypes.Boolean, text, search));

    private static SqlExpression? EndsWith(MethodCall call) => Match(
        call,
        static value => $"%{Escape(value)}",
        (text, search) => SqlFactory.Compare(SqlOperator.Equal, StringMethods.Map("right", text, StringMethods.Length(search)), search));

    private static SqlExpression? Match(MethodCall call, Func<object, object> pattern, Func<SqlExpression, SqlExpression, SqlExpression> byValue)
    {
        if (call.Count > 2 || TextComparison.Of(call, 1) is not { } comparison)
            return null;
        var text = comparison.Fold(call.Instance);
        return call[0] switch
        {
            LiteralExpression { Value: string value } => new LikeExpression(text, comparison.Fold(SqlFactory.Text((string)pattern(value))), IgnoreCase: false),
            SlotParameterExpression slot => new LikeExpression(text, comparison.Fold(slot with { Type = PgTypes.Text, Transform = pattern }), IgnoreCase: false),
            var search => byValue(text, comparison.Fold(search)),
        };
    }

    private static SqlExpression? IndexOf(MethodCall call)
    {
        if (TextComparison.OfLast(call) is not { } comparison)
            return null;
        var numbers = Numbers(call);
        var text = numbers switch
        {
            0 => call.Instance,
            1 => StringMethods.Map("substr", call.Instance, SqlFactory.Add(call[1], 1)),
            _ => StringMethods.Map("substr", call.Instance, SqlFactory.Add(call[1], 1), call[2]),
        };
        var position = Position(comparison.Fold(text), comparison.Fold(call[0]));
        return numbers == 0
            ? SqlFactory.Add(position, -1)
            : SqlFactory.Coalesce(SqlFactory.Add(SqlFactory.NullIf(position, SqlFactory.Integer(0)), SqlFactory.Add(call[1], -1)), SqlFactory.Integer(-1));
    }

    // The last place of a text is the first one in the reversed text.
    private static SqlExpression? LastIndexOf(MethodCall call)
    {
        var numbers = Numbers(call);
        if (numbers > 1 || TextComparison.OfLast(call) is not { } comparison)
            return null;
        var text = comparison.Fold(numbers == 0 ? call.Instance : StringMethods.Map("left", call.Instance, SqlFactory.Add(call[1], 1)));
        var search = comparison.Fold(call[0]);
        var reversed = search is LiteralExpression { Value: string { Length: 1 } } ? search : StringMethods.Map("reverse", search);
        var behind = SqlFactory.Subtract(StringMethods.Length(text), Position(StringMethods.Map("reverse", text), reversed));
        var index = search is LiteralExpression ? SqlFactory.Subtract(behind, SqlFactory.Add(StringMethods.Length(search), -1)) : SqlFactory.Add(SqlFactory.Subtract(behind, StringMethods.Length(search)), 1);
        return SqlFactory.Case(Contains(text, search), index, SqlFactory.Integer(-1));
    }

    private static int Numbers(MethodCall call) => Enumerable.Range(0, call.Count).Count(i => call.ParameterType(i) == typeof(int));

    private static FunctionExpression Position(SqlExpression text, SqlExpression search) =>
        SqlFactory.Function("strpos", PgTypes.Integer, text, SqlFactory.Retype(search, PgTypes.Text));

    private static string Escape(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
