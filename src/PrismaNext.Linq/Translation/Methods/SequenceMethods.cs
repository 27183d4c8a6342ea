using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

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
        new(typeof(Enumerable), nameof(Enumerable.Any), call => call.Count > 1 ? Exists(call, isNegated: false) : Length(call) is { } length ? SqlFactory.Compare(SqlOperator.Greater, length, SqlFactory.Integer(0)) : null),
        new(typeof(Enumerable), nameof(Enumerable.All), call => Exists(call, isNegated: true)),
        new(typeof(Enumerable), nameof(Enumerable.Count), call => call.Count == 1 ? Length(call) : Count(call)),
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

    private static SqlExpression? Length(MethodCall call) => IsText(call) || IsBytes(call) ? Length(call[0]) : null;

    private static SqlExpression Length(SqlExpression value) => CollectionMethods.IsBytes(value) ? SqlFactory.Function("length", PgTypes.Integer, value) : StringMethods.Length(value);

    // Where there is no character the text is empty, which is read as the default of a char.
    private static SqlExpression? First(MethodCall call) => call.Count != 1 || !IsText(call) ? null : SqlFactory.Function("left", PgTypes.Char, call[0], SqlFactory.Integer(1));

    private static SqlExpression? Last(MethodCall call) => call.Count != 1 || !IsText(call) ? null : SqlFactory.Function("right", PgTypes.Char, call[0], SqlFactory.Integer(1));

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

    private static FunctionExpression Characters(SqlExpression text) =>
        SqlFactory.Function("string_to_array", PgTypes.ArrayOf(PgTypes.Char), text, SqlFactory.Null(PgTypes.Text)) with { CanBeNull = text.IsNullable };

    // All elements fulfil a condition when there is none that does not.
    private static SqlExpression? Exists(MethodCall call, bool isNegated)
    {
        if (!IsText(call) || Where(call, condition => isNegated ? SqlFactory.Negate(condition) : condition) is not { } rows)
            return null;
        var exists = new ExistsExpression(rows.Select.Build([new SelectItem(SqlFactory.Integer(1))]));
        return isNegated ? SqlFactory.Not(exists) : exists;
    }

    private static SqlExpression? Count(MethodCall call)
    {
        if (!IsText(call) || Where(call, condition => condition) is not { } rows)
            return null;
        var count = SqlFactory.Cast(new AggregateExpression("count", [], PgTypes.BigInt, CanBeNull: false), PgTypes.Integer);
        return new ScalarQueryExpression(rows.Select.Build([new SelectItem(count)]), PgTypes.Integer, CanBeNull: false);
    }

    private static Sequence? Where(MethodCall call, Func<SqlExpression, SqlExpression> change)
    {
        var rows = LocalCollections.Unnest(Characters(call[0]), typeof(char), "c");
        if (rows.Element is not ScalarProjection element || call.Condition(1, element) is not { } condition)
            return null;
        rows.Select.ClearOrder();
        rows.Select.AddWhere(change(condition));
        return rows;
    }
}
