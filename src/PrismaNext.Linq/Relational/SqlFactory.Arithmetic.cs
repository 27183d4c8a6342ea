using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <content>Arithmetic that the library itself adds to an expression.</content>
internal static partial class SqlFactory
{
    public static LiteralExpression Double(double value) => new(value, PgTypes.Double);

    public static LiteralExpression Numeric(decimal value) => new(value, PgTypes.Numeric);

    /// <summary>An integer moved by a known distance.</summary>
    public static SqlExpression Add(SqlExpression value, int distance) => (value, distance) switch
    {
        (_, 0) => value,
        (LiteralExpression { Value: int number }, _) => Integer(number + distance),
        (OperatorExpression { Operator: SqlOperator.Add, Right: LiteralExpression { Value: int known } } sum, _) => Add(sum.Left, known + distance),
        (OperatorExpression { Operator: SqlOperator.Subtract, Right: LiteralExpression { Value: int known } } difference, _) => Add(difference.Left, distance - known),
        (_, < 0) => Operator(SqlOperator.Subtract, value, Integer(-distance), value.Type),
        _ => Operator(SqlOperator.Add, value, Integer(distance), value.Type),
    };

    public static SqlExpression Add(SqlExpression left, SqlExpression right) => (left, right) switch
    {
        (_, LiteralExpression { Value: int distance }) => Add(left, distance),
        (LiteralExpression { Value: int distance }, _) => Add(right, distance),
        _ => Operator(SqlOperator.Add, left, right, left.Type),
    };

    public static SqlExpression Subtract(SqlExpression left, SqlExpression right) =>
        right is LiteralExpression { Value: int distance } ? Add(left, -distance) : Operator(SqlOperator.Subtract, left, right, left.Type);

    public static OperatorExpression Multiply(SqlExpression left, SqlExpression right) => Operator(SqlOperator.Multiply, left, right, left.Type);

    public static OperatorExpression Divide(SqlExpression left, SqlExpression right) => Operator(SqlOperator.Divide, left, right, left.Type);

    public static OperatorExpression Modulo(SqlExpression left, SqlExpression right) => Operator(SqlOperator.Modulo, left, right, left.Type);

    public static UnaryOperatorExpression Negative(SqlExpression value) => Unary(SqlUnaryOperator.Negate, value, value.Type);

    public static FunctionExpression NullIf(SqlExpression value, SqlExpression unwanted) => new("nullif", [value, unwanted], value.Type, CanBeNull: true);

    public static FunctionExpression Greatest(params ReadOnlySpan<SqlExpression> values) => Function("greatest", values[0].Type, values);

    public static FunctionExpression Least(params ReadOnlySpan<SqlExpression> values) => Function("least", values[0].Type, values);

    /// <summary>A literal that says its type, for a place where the server could take it for another one.</summary>
    public static SqlExpression Typed(SqlExpression expression) => expression is LiteralExpression literal ? literal with { NeedsCast = true } : expression;
}
