using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using static PrismaNext.Linq.Contracts.PgTypes;

namespace PrismaNext.Conformance.Tests.Sql;

/// <summary>Every kind of expression that has a precedence.</summary>
internal static class Operations
{
    public static readonly SourceAlias Row = new("u");

    private static readonly PgType Texts = ArrayOf(Text);
    private static readonly SourceAlias Number = new("n");

    // The same in every place, so that it has the same names in every place.
    private static readonly SelectStatement Numbers = new()
    {
        Items = [new(new ColumnExpression(Number, "v", Integer, CanBeNull: false))],
        From = [new(new TableSource(Number, null, "numbers"))],
    };

    public static readonly IReadOnlyList<Operation> All =
    [
        .. Infix(PgTypes.Boolean, PgTypes.Boolean, (SqlOperator.Or, "OR"), (SqlOperator.And, "AND")),
        .. new[] { PgTypes.Boolean, Integer, Text }.SelectMany(type => Infix(
            type, PgTypes.Boolean, (SqlOperator.Equal, "="), (SqlOperator.Less, "<"), (SqlOperator.GreaterOrEqual, ">="), (SqlOperator.NotEqual, "<>"),
            (SqlOperator.IsDistinctFrom, "IS DISTINCT FROM"), (SqlOperator.IsNotDistinctFrom, "IS NOT DISTINCT FROM"))),
        .. Infix(
            Integer, Integer, (SqlOperator.Add, "+"), (SqlOperator.Subtract, "-"), (SqlOperator.Multiply, "*"), (SqlOperator.Divide, "/"), (SqlOperator.Modulo, "%"),
            (SqlOperator.BitAnd, "&"), (SqlOperator.BitOr, "|"), (SqlOperator.BitXor, "#"), (SqlOperator.ShiftLeft, "<<"), (SqlOperator.ShiftRight, ">>")),
        .. Infix(Text, Text, (SqlOperator.Concat, "||")),
        .. Infix(Text, PgTypes.Boolean, (SqlOperator.RegexMatch, "~"), (SqlOperator.RegexMatchIgnoreCase, "~*")),
        .. Infix(Texts, PgTypes.Boolean, (SqlOperator.ArrayContains, "@>"), (SqlOperator.ArrayContainedBy, "<@"), (SqlOperator.ArrayOverlaps, "&&")),
        .. Infix(Texts, Texts, (SqlOperator.Concat, "||")),
        .. Infix(Jsonb, PgTypes.Boolean, (SqlOperator.JsonContains, "@>")),
        new("({0}) -> ({1})", [Jsonb, Text], Jsonb, o => new OperatorExpression(SqlOperator.JsonGet, o[0], o[1], Jsonb)),
        new("({0}) ->> ({1})", [Jsonb, Text], Text, o => new OperatorExpression(SqlOperator.JsonGetText, o[0], o[1], Text)),
        new("({0}) ? ({1})", [Jsonb, Text], PgTypes.Boolean, o => new OperatorExpression(SqlOperator.JsonExists, o[0], o[1], PgTypes.Boolean)),
        Unary("NOT ({0})", PgTypes.Boolean, PgTypes.Boolean, SqlUnaryOperator.Not),
        Unary("- ({0})", Integer, Integer, SqlUnaryOperator.Negate),
        Unary("~ ({0})", Integer, Integer, SqlUnaryOperator.BitNot),
        .. new[] { PgTypes.Boolean, Integer, Text, Jsonb }.Select(type => Unary("({0}) IS NULL", type, PgTypes.Boolean, SqlUnaryOperator.IsNull)),
        Unary("({0}) IS NOT NULL", Integer, PgTypes.Boolean, SqlUnaryOperator.IsNotNull),
        Unary("({0}) IS TRUE", PgTypes.Boolean, PgTypes.Boolean, SqlUnaryOperator.IsTrue),
        Unary("({0}) IS NOT FALSE", PgTypes.Boolean, PgTypes.Boolean, SqlUnaryOperator.IsNotFalse),
        new("({0}) LIKE ({1})", [Text, Text], PgTypes.Boolean, o => new LikeExpression(o[0], o[1], IgnoreCase: false)),
        new("({0}) NOT ILIKE ({1})", [Text, Text], PgTypes.Boolean, o => Not(new LikeExpression(o[0], o[1], IgnoreCase: true))),
        new("({0}) IN (SELECT n.v FROM numbers AS n)", [Integer], PgTypes.Boolean, o => new InQueryExpression(o[0], Numbers)),
        new("({0}) NOT IN (SELECT n.v FROM numbers AS n)", [Integer], PgTypes.Boolean, o => Not(new InQueryExpression(o[0], Numbers))),
        new("({0}) = ANY ({1})", [Text, Texts], PgTypes.Boolean, o => new QuantifiedExpression(o[0], SqlOperator.Equal, o[1], All: false)),
        new("(({0}), ({0})) < (({1}), ({1}))", [Integer, Integer], PgTypes.Boolean, o =>
            new OperatorExpression(SqlOperator.Less, new RowExpression([o[0], o[0]]), new RowExpression([o[1], o[1]]), PgTypes.Boolean)),
        new("({0})::text", [Integer], Text, o => new CastExpression(o[0], Text)),
        new("({0})::integer", [PgTypes.Boolean], Integer, o => new CastExpression(o[0], Integer)),
        new("({0})::boolean", [Integer], PgTypes.Boolean, o => new CastExpression(o[0], PgTypes.Boolean)),
        new("({0})::timestamptz", [Text], TimestampTz, o => new CastExpression(o[0], TimestampTz)),
        new("({0})::text", [Timestamp], Text, o => new CastExpression(o[0], Text)),
        new("({0}) AT TIME ZONE ({1})", [TimestampTz, Text], Timestamp, o => new AtTimeZoneExpression(o[0], o[1], Timestamp)),
        new("({0}) COLLATE \"C\"", [Text], Text, o => new CollateExpression(o[0], "C")),
        new("({0})[({1})]", [Texts, Integer], Text, o => new SubscriptExpression(o[0], o[1], Text)),
        new("({0})[({1}):]", [Texts, Integer], Texts, o => new SliceExpression(o[0], o[1], null)),
        new("CASE WHEN ({0}) THEN ({1}) ELSE 0 END", [PgTypes.Boolean, Integer], Integer, o =>
            new CaseExpression([new(o[0], o[1])], new LiteralExpression(0, Integer), Integer)),
        new("abs({0})", [Integer], Integer, o => new FunctionExpression("abs", [o[0]], Integer, CanBeNull: true)),
        new("ARRAY[({0}), ({1})]", [Text, Text], Texts, o => new ArrayExpression([o[0], o[1]], Texts)),
        Constant(-5, Integer, "-5"), Constant(5, Integer, "5"), Constant(int.MinValue, Integer, "(-2147483648)::integer"), Constant(true, PgTypes.Boolean, "TRUE"),
    ];

    /// <summary>A column of the type.</summary>
    public static Operation Leaf(PgType type)
    {
        var name = Columns.Single(column => column.Type == type).Name;
        return new($"u.{name}", [], type, _ => new ColumnExpression(Row, name, type, CanBeNull: true));
    }

    public static IReadOnlyList<(string Name, PgType Type)> Columns { get; } =
        [("a", Integer), ("f", PgTypes.Boolean), ("s", Text), ("l", Texts), ("j", Jsonb), ("z", TimestampTz), ("t", Timestamp)];

    private static IEnumerable<Operation> Infix(PgType operand, PgType result, params (SqlOperator Operator, string Text)[] operators) => operators.Select(o =>
        new Operation($"({{0}}) {o.Text} ({{1}})", [operand, operand], result, operands => new OperatorExpression(o.Operator, operands[0], operands[1], result)));

    private static Operation Unary(string template, PgType operand, PgType result, SqlUnaryOperator @operator) =>
        new(template, [operand], result, operands => new UnaryOperatorExpression(@operator, operands[0], result));

    private static Operation Constant(object value, PgType type, string text) => new(text, [], type, _ => new LiteralExpression(value, type));

    private static UnaryOperatorExpression Not(SqlExpression operand) => new(SqlUnaryOperator.Not, operand, PgTypes.Boolean);
}
