using System.Text.RegularExpressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Regex"/>, for patterns that are known when the query is compiled and mean the same in PostgreSQL, or can be written so that they do.</summary>
internal static class RegexMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Regex), nameof(Regex.IsMatch), IsMatch),
        new(typeof(Regex), nameof(Regex.Replace), Replace),
        new(typeof(Regex), nameof(Regex.Count), Count),
    ];

    private static SqlExpression? IsMatch(MethodCall call)
    {
        if (Pattern(call, 0) is not { } pattern)
            return null;
        var op = pattern.IgnoresCase ? SqlOperator.RegexMatchIgnoreCase : SqlOperator.RegexMatch;
        return SqlFactory.Operator(op, Input(call), SqlFactory.Text(pattern.Text), PgTypes.Boolean);
    }

    // Dollars of the replacement stand for groups in .NET; backslashes do in PostgreSQL.
    private static SqlExpression? Replace(MethodCall call)
    {
        if (Pattern(call, 1) is not { HasOneMatch: true } pattern
            || !call.TryGetValue(call.Method.IsStatic ? 2 : 1, out string? replacement) || replacement is null || replacement.Contains('$', StringComparison.Ordinal))
            return null;
        return StringMethods.Map(
            "regexp_replace",
            Input(call),
            SqlFactory.Text(pattern.Text),
            SqlFactory.Text(replacement.Replace(@"\", @"\\", StringComparison.Ordinal)),
            SqlFactory.Text(pattern.IgnoresCase ? "gi" : "g"));
    }

    // A text is split into one part more than there are matches. The server has a function for it from version 15.
    private static SqlExpression? Count(MethodCall call)
    {
        if (Pattern(call, 0) is not { HasOneMatch: true } pattern)
            return null;
        var text = SqlFactory.Text(pattern.Text);
        var type = PgTypes.ArrayOf(PgTypes.Text);
        var parts = pattern.IgnoresCase
            ? SqlFactory.Function("regexp_split_to_array", type, Input(call), text, SqlFactory.Text("i"))
            : SqlFactory.Function("regexp_split_to_array", type, Input(call), text);
        return SqlFactory.Add(SqlFactory.Function("cardinality", PgTypes.Integer, parts), -1);
    }

    private static SqlExpression Input(MethodCall call) => SqlFactory.Retype(call[0], PgTypes.Text);

    /// <summary>The pattern of a call; null when it has no equal in PostgreSQL.</summary>
    /// <param name="call">The call.</param>
    /// <param name="between">How many arguments stand between the pattern and the options of a static call.</param>
    private static RegexPattern? Pattern(MethodCall call, int between)
    {
        if (!call.Method.IsStatic)
            return call.Count == 1 + between && call.ParameterType(0) == typeof(string) && call.TryGetInstance(out Regex? regex) && regex is not null ? RegexPattern.Parse(regex.ToString(), regex.Options) : null;
        var options = RegexOptions.None;
        if (call.Count > 3 + between || call.ParameterType(0) != typeof(string) || !call.TryGetValue(1, out string? pattern) || pattern is null
            || call.Count == 3 + between && !(call.ParameterType(2 + between) == typeof(RegexOptions) && call.TryGetValue(2 + between, out options)))
            return null;
        return RegexPattern.Parse(pattern, options);
    }
}
