using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Relational;

/// <summary>Makes expressions, and simplifies what is known while making them.</summary>
internal static partial class SqlFactory
{
    public static readonly LiteralExpression True = new(true, PgTypes.Boolean);
    public static readonly LiteralExpression False = new(false, PgTypes.Boolean);

    public static LiteralExpression Boolean(bool value) => value ? True : False;

    public static LiteralExpression Integer(int value) => new(value, PgTypes.Integer);

    public static LiteralExpression Text(string value) => new(value, PgTypes.Text);

    public static LiteralExpression Null(PgType type) => new(null, type);

    public static bool IsTrue(SqlExpression? expression) => expression is LiteralExpression { Value: true };

    public static bool IsFalse(SqlExpression? expression) => expression is LiteralExpression { Value: false };

    public static SqlExpression And(SqlExpression? left, SqlExpression right) => (left, right) switch
    {
        (null, _) => right,
        _ when IsTrue(left) => right,
        _ when IsTrue(right) => left,
        _ when IsFalse(left) || IsFalse(right) => False,
        _ when IsRepeatable(right) && Conjuncts(left).Contains(right) => left,
        _ => Operator(SqlOperator.And, left, right, PgTypes.Boolean),
    };

    // A comparison that gives the same each time it is asked.
    private static bool IsRepeatable(SqlExpression condition) => condition is OperatorExpression { Left: ColumnExpression, Right: ColumnExpression or LiteralExpression or SlotParameterExpression };

    public static SqlExpression Or(SqlExpression left, SqlExpression right)
    {
        if (IsFalse(left))
            return right;
        if (IsFalse(right))
            return left;
        return IsTrue(left) || IsTrue(right) ? True : Operator(SqlOperator.Or, left, right, PgTypes.Boolean);
    }

    /// <summary>The parts of a conjunction.</summary>
    public static IEnumerable<SqlExpression> Conjuncts(SqlExpression? expression) => expression switch
    {
        null => [],
        OperatorExpression { Operator: SqlOperator.And } both => Conjuncts(both.Left).Concat(Conjuncts(both.Right)),
        _ => [expression],
    };

    /// <summary>Negation by SQL's rules: the negation of null is null.</summary>
    public static SqlExpression Not(SqlExpression operand) => operand switch
    {
        LiteralExpression { Value: bool value } => Boolean(!value),
        UnaryOperatorExpression { Operator: SqlUnaryOperator.Not } not => not.Operand,
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNull } test => Unary(SqlUnaryOperator.IsNotNull, test.Operand, PgTypes.Boolean),
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNotNull } test => Unary(SqlUnaryOperator.IsNull, test.Operand, PgTypes.Boolean),
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsTrue } test => Unary(SqlUnaryOperator.IsNotTrue, test.Operand, PgTypes.Boolean),
        UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNotTrue } test => Unary(SqlUnaryOperator.IsTrue, test.Operand, PgTypes.Boolean),
        OperatorExpression { Operator: SqlOperator.Equal } equal => equal with { Operator = SqlOperator.NotEqual },
        OperatorExpression { Operator: SqlOperator.NotEqual } equal => equal with { Operator = SqlOperator.Equal },
        OperatorExpression { Operator: SqlOperator.IsDistinctFrom } distinct => distinct with { Operator = SqlOperator.IsNotDistinctFrom },
        OperatorExpression { Operator: SqlOperator.IsNotDistinctFrom } same => same with { Operator = SqlOperator.IsDistinctFrom },
        OperatorExpression { Operator: SqlOperator.Less } c when IsTotal(c) => c with { Operator = SqlOperator.GreaterOrEqual },
        OperatorExpression { Operator: SqlOperator.LessOrEqual } c when IsTotal(c) => c with { Operator = SqlOperator.Greater },
        OperatorExpression { Operator: SqlOperator.Greater } c when IsTotal(c) => c with { Operator = SqlOperator.LessOrEqual },
        OperatorExpression { Operator: SqlOperator.GreaterOrEqual } c when IsTotal(c) => c with { Operator = SqlOperator.Less },
        _ => Unary(SqlUnaryOperator.Not, operand, PgTypes.Boolean),
    };

    /// <summary>A boolean that is never null: null counts as false, as in C#'s comparisons.</summary>
    public static SqlExpression Exact(SqlExpression predicate)
    {
        if (!predicate.IsNullable)
            return predicate;
        if (predicate is LiteralExpression)
            return False;
        return predicate switch
        {
            OperatorExpression { Operator: SqlOperator.And } both => And(Exact(both.Left), Exact(both.Right)),
            OperatorExpression { Operator: SqlOperator.Or } either => Or(Exact(either.Left), Exact(either.Right)),
            _ => Unary(SqlUnaryOperator.IsTrue, predicate, PgTypes.Boolean),
        };
    }

    /// <summary>C#'s negation of a predicate in which null counts as false.</summary>
    public static SqlExpression Negate(SqlExpression predicate) => predicate switch
    {
        OperatorExpression { Operator: SqlOperator.And, IsNullable: true } both => Or(Negate(both.Left), Negate(both.Right)),
        OperatorExpression { Operator: SqlOperator.Or, IsNullable: true } either => And(Negate(either.Left), Negate(either.Right)),
        OperatorExpression { Operator: SqlOperator.Equal, IsNullable: true } equal when !(equal.Left.IsNullable && equal.Right.IsNullable) =>
            equal with { Operator = SqlOperator.IsDistinctFrom },
        _ => Not(Exact(predicate)),
    };

    public static SqlExpression IsNull(SqlExpression operand) => operand switch
    {
        LiteralExpression literal => Boolean(literal.Value is null),
        { IsNullable: false } => False,
        CollateExpression collated => IsNull(collated.Operand),
        _ => Unary(SqlUnaryOperator.IsNull, operand, PgTypes.Boolean),
    };

    public static SqlExpression IsNotNull(SqlExpression operand) => Not(IsNull(operand));

    public static OperatorExpression Operator(SqlOperator op, SqlExpression left, SqlExpression right, PgType type) => new(op, left, right, type);

    public static OperatorExpression Compare(SqlOperator op, SqlExpression left, SqlExpression right) => new(op, left, right, PgTypes.Boolean);

    public static UnaryOperatorExpression Unary(SqlUnaryOperator op, SqlExpression operand, PgType type) => new(op, operand, type);

    /// <summary>A function whose value is null exactly when an argument is.</summary>
    public static FunctionExpression Function(string name, PgType type, params ReadOnlySpan<SqlExpression> arguments) =>
        new(name, EquatableArray.Create(arguments), type, EquatableArray.Create(arguments).Any(a => a.IsNullable));

    public static SqlExpression Coalesce(SqlExpression value, SqlExpression fallback)
    {
        if (!value.IsNullable)
            return value;
        if (value is LiteralExpression)
            return fallback;
        return new FunctionExpression("coalesce", [value, fallback], value.Type, fallback.IsNullable);
    }

    public static SqlExpression Cast(SqlExpression operand, PgType type) => operand switch
    {
        LiteralExpression { Value: null } => Null(type),
        _ when operand.Type.Name == type.Name => Retype(operand, type),
        _ => new CastExpression(operand, type),
    };

    public static SqlExpression Case(SqlExpression condition, SqlExpression then, SqlExpression? otherwise)
    {
        if (IsTrue(condition))
            return then;
        if (then is LiteralExpression { Value: null } && otherwise is null or LiteralExpression { Value: null })
            return then;
        // CASE WHEN x IS NULL THEN NULL ELSE x END, and its opposite, is x.
        if (condition is UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNull } isNull && then is LiteralExpression { Value: null } && isNull.Operand == otherwise)
            return isNull.Operand;
        if (condition is UnaryOperatorExpression { Operator: SqlUnaryOperator.IsNotNull } isNotNull && otherwise is null or LiteralExpression { Value: null } && isNotNull.Operand == then)
            return then;
        // A chain of conditions is one CASE.
        if (otherwise is CaseExpression rest && !IsFalse(condition))
            return new CaseExpression([new CaseWhen(condition, then), .. rest.Whens], rest.Else, then is LiteralExpression { Value: null } ? rest.Type : then.Type);
        if (IsFalse(condition) && otherwise is not null)
            return otherwise;
        var type = then is LiteralExpression { Value: null } && otherwise is not null ? otherwise.Type : then.Type;
        return new CaseExpression([new CaseWhen(condition, then)], otherwise is LiteralExpression { Value: null } ? null : otherwise, type);
    }

    /// <summary>The same SQL with another CLR type behind it, such as a number read as an enum.</summary>
    public static SqlExpression Retype(SqlExpression expression, PgType type) => expression.Type == type ? expression : expression with { Type = type };

    private static bool IsTotal(OperatorExpression comparison) => !IsFloat(comparison.Left) && !IsFloat(comparison.Right);

    // NaN compares as false with everything in C#, and as the greatest value in PostgreSQL; a comparison of floats is not turned round.
    private static bool IsFloat(SqlExpression expression) => expression.Type.StoreType == typeof(double) || expression.Type.StoreType == typeof(float);
}
