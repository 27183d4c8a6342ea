using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>LINQ over what is one value in the database: the characters of a text, and bytes.</summary>
internal static class SequenceMethods
{
    public static readonly MethodEntry[] Methods =
    [
        new(typeof(Enumerable), nameof(Enumerable.First), call => First(call)),
        new(typeof(Enumerable), nameof(Enumerable.FirstOrDefault), call => First(call)),
        new(typeof(Enumerable), nameof(Enumerable.Last), call => Last(call)),
        new(typeof(Enumerable), nameof(Enumerable.LastOrDefault), call => Last(call)),
        new(typeof(Enumerable), nameof(Enumerable.ElementAt), call => ElementAt(call)),
        new(typeof(Enumerable), nameof(Enumerable.ElementAtOrDefault), call => IsText(call) ? ElementAt(call) : null),
        new(typeof(Enumerable), nameof(Enumerable.Any), call => Length(call) is { } length ? SqlFactory.Compare(SqlOperator.Greater, length, SqlFactory.Integer(0)) : null),
        new(typeof(Enumerable), nameof(Enumerable.Count), Length),
        new(typeof(Enumerable), nameof(Enumerable.Contains), Contains),
        new(typeof(Enumerable), nameof(Enumerable.SequenceEqual), SequenceEqual),
        new(typeof(Enumerable), nameof(Enumerable.Reverse), call => IsText(call) ? Characters(StringMethods.Map("reverse", call[0])) : null),
        new(typeof(Enumerable), nameof(Enumerable.ToArray), call => IsText(call) ? Characters(call[0]) : IsBytes(call) ? call[0] : null),
    ];

    private static bool IsText(MethodCall call) => SourceType(call) == typeof(string);

    private static bool IsBytes(MethodCall call) => SourceType(call) == typeof(byte[]);

    private static Type SourceType(MethodCall call)
    {
        var source = call.Argument(0);
        while (source is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            source = convert.Operand;
        return source.Type;
    }

    private static SqlExpression? Length(MethodCall call) => call.Count == 1 && (IsText(call) || IsBytes(call)) ? Length(call[0]) : null;

    private static SqlExpression Length(SqlExpression value) => CollectionMethods.IsBytes(value) ? SqlFactory.Function("length", PgTypes.Integer, value) : StringMethods.Length(value);

    // Where there is no character the text is empty, which is read as the default of a char.
    private static SqlExpression? First(MethodCall call) => call.Count != 1 ? null : IsBytes(call) && call.Method.Name == nameof(Enumerable.First) ? CollectionMethods.ElementAt(call[0], SqlFactory.Integer(0)) : !IsText(call) ? null : SqlFactory.Function("left", StringMethods.Character, call[0], SqlFactory.Integer(1));

    private static SqlExpression? Last(MethodCall call) => call.Count != 1 || !IsText(call) ? null : SqlFactory.Function("right", StringMethods.Character, call[0], SqlFactory.Integer(1));

    private static SqlExpression? ElementAt(MethodCall call) =>
        call.ParameterType(1) != typeof(int) ? null : IsText(call) ? StringMethods.CharacterAt(call[0], call[1]) : IsBytes(call) ? CollectionMethods.ElementAt(call[0], call[1]) : null;

    private static SqlExpression? Contains(MethodCall call)
    {
        if (call.Count != 2 || !IsText(call) && !IsBytes(call))
            return null;
        if (IsText(call))
            return StringSearchMethods.Contains(call[0], call[1]);
        var sought = call[1] is LiteralExpression { Value: short value }
            ? (SqlExpression)new LiteralExpression(new[] { (byte)value }, PgTypes.Bytea) { NeedsCast = true }
            : SqlFactory.Function("set_byte", PgTypes.Bytea, new LiteralExpression(new byte[1], PgTypes.Bytea) { NeedsCast = true }, SqlFactory.Integer(0), SqlFactory.Cast(SqlFactory.Typed(call[1]), PgTypes.Integer));
        return SqlFactory.Compare(SqlOperator.Greater, SqlFactory.Function("pg_catalog.position", PgTypes.Integer, call[0], sought), SqlFactory.Integer(0));
    }

    private static SqlExpression? SequenceEqual(MethodCall call) => call.Count == 2 && IsBytes(call) ? EqualityTranslator.Equal(call[0], call[1]) : null;

    /// <summary>The characters of a text as an array.</summary>
    public static FunctionExpression Characters(SqlExpression text) =>
        SqlFactory.Function("string_to_array", PgTypes.ArrayOf(PgTypes.Char), text, SqlFactory.Null(PgTypes.Text)) with { CanBeNull = text.IsNullable };
}
