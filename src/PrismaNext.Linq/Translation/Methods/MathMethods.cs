using System.Globalization;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="Math"/>, <see cref="MathF"/> and the number types. What is an error in PostgreSQL and NaN or infinity in C# is made the latter; overflow stays the server's error.</summary>
internal static class MathMethods
{
    /// <summary>The logarithm of what is rounded to infinity in single precision, and of what is rounded to zero.</summary>
    private const double LargestSingle = 88.7228391, SmallestSingle = -103.97208;

    private static readonly LiteralExpression NaN = NotANumber.Value;
    private static readonly LiteralExpression Infinity = SqlFactory.Double(double.PositiveInfinity);
    private static readonly FunctionExpression Pi = SqlFactory.Function("pi", PgTypes.Double);

    private static readonly Type[] Types =
    [
        typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(decimal), typeof(int), typeof(long), typeof(short), typeof(byte), typeof(sbyte), typeof(ushort), typeof(uint), typeof(ulong),
    ];

    private static readonly (string Name, MethodTranslation Translate)[] Names =
    [
        (nameof(Math.Abs), call => Same("abs", call)),
        (nameof(Math.Ceiling), call => Same("ceil", call)),
        (nameof(Math.Floor), call => Same("floor", call)),
        (nameof(Math.Truncate), call => Same("trunc", call)),
        (nameof(Math.Round), Rounding.Translate),
        (nameof(Math.Sign), call => SqlFactory.Cast(SqlFactory.Function("sign", IsDecimal(call[0]) ? PgTypes.Numeric : PgTypes.Double, call[0]), PgTypes.Integer)),
        (nameof(Math.Max), call => SqlFactory.Greatest(Both(call))),
        (nameof(Math.Min), Min),
        (nameof(Math.Clamp), Clamp),
        (nameof(Math.BigMul), BigMul),
        (nameof(Math.Pow), Pow),
        (nameof(Math.Sqrt), call => Where(call, Less(call[0], 0), NaN, "sqrt")),
        (nameof(Math.Cbrt), call => Float(call, "cbrt")),
        (nameof(Math.Exp), Exp),
        (nameof(Math.Log), call => call.Count == 1 ? As(call, Logarithm("ln", call[0])) : LogarithmTo(call)),
        (nameof(Math.Log10), call => As(call, Logarithm("log", call[0]))),
        (nameof(Math.Log2), call => As(call, SqlFactory.Divide(Logarithm("ln", call[0]), SqlFactory.Double(Math.Log(2))))),
        (nameof(Math.Sin), call => Float(call, "sin")),
        (nameof(Math.Cos), call => Float(call, "cos")),
        (nameof(Math.Tan), call => Float(call, "tan")),
        (nameof(Math.Asin), call => Where(call, Beyond(call[0], 1), NaN, "asin")),
        (nameof(Math.Acos), call => Where(call, Beyond(call[0], 1), NaN, "acos")),
        (nameof(Math.Atan), call => Float(call, "atan")),
        (nameof(Math.Atan2), call => As(call, SqlFactory.Function("atan2", PgTypes.Double, call[0], call[1]))),
        (nameof(Math.Sinh), call => Hyperbolic(call, "sinh", Less(call[0], 0))),
        (nameof(Math.Cosh), call => Hyperbolic(call, "cosh", isNegative: null)),
        (nameof(Math.Tanh), call => Float(call, "tanh")),
        (nameof(Math.Asinh), call => Float(call, "asinh")),
        (nameof(Math.Acosh), call => Where(call, Less(call[0], 1), NaN, "acosh")),
        (nameof(Math.Atanh), call => Where(call, Beyond(call[0], 1), NaN, "atanh")),
        (nameof(double.DegreesToRadians), call => Angle(call, Pi, SqlFactory.Double(180), Math.PI)),
        (nameof(double.RadiansToDegrees), call => Angle(call, SqlFactory.Double(180), Pi, 180)),
        (nameof(double.IsNaN), call => SqlFactory.Compare(SqlOperator.Equal, call[0], NaN)),
        (nameof(double.IsInfinity), call => SqlFactory.Compare(SqlOperator.Equal, SqlFactory.Function("abs", call[0].Type, call[0]), Infinity)),
        (nameof(double.IsPositiveInfinity), call => SqlFactory.Compare(SqlOperator.Equal, call[0], Infinity)),
        (nameof(double.IsNegativeInfinity), call => SqlFactory.Compare(SqlOperator.Equal, call[0], SqlFactory.Double(double.NegativeInfinity))),
        (nameof(double.IsFinite), call => SqlFactory.Compare(SqlOperator.Less, SqlFactory.Function("abs", call[0].Type, call[0]), Infinity)),
        (nameof(int.IsEvenInteger), call => Parity(call, isEven: true)),
        (nameof(int.IsOddInteger), call => Parity(call, isEven: false)),
        (nameof(decimal.Add), call => Operation(call, SqlOperator.Add)),
        (nameof(decimal.Subtract), call => Operation(call, SqlOperator.Subtract)),
        (nameof(decimal.Multiply), call => Operation(call, SqlOperator.Multiply)),
        (nameof(decimal.Divide), call => Operation(call, SqlOperator.Divide)),
        (nameof(decimal.Remainder), call => Operation(call, SqlOperator.Modulo)),
        (nameof(decimal.Negate), call => SqlFactory.Negative(call[0])),
    ];

    public static readonly MethodEntry[] Methods = [.. Types.SelectMany(type => Names.Select(entry => new MethodEntry(type, entry.Name, entry.Translate)))];

    private static FunctionExpression Same(string function, MethodCall call) => SqlFactory.Function(function, call[0].Type, call[0]);

    // The server computes in double precision; single precision is that, rounded.
    private static SqlExpression As(MethodCall call, SqlExpression value) =>
        call.Method.ReturnType == typeof(float) ? SqlFactory.Cast(value, PgTypes.Real) : value;

    private static SqlExpression Float(MethodCall call, string function) => As(call, SqlFactory.Function(function, PgTypes.Double, call[0]));

    private static SqlExpression Exp(MethodCall call) => Choose(call, Narrowed(call, () => call[0], isNegative: null), SqlFactory.Function("exp", PgTypes.Double, call[0]));

    // Half of an exponential function of the size, which is never small enough to vanish.
    private static SqlExpression Hyperbolic(MethodCall call, string function, SqlExpression? isNegative) => Choose(
        call,
        [.. Narrowed(call, () => SqlFactory.Subtract(SqlFactory.Function("abs", call[0].Type, call[0]), SqlFactory.Double(Math.Log(2))), isNegative).Take(1)],
        SqlFactory.Function(function, PgTypes.Double, call[0]));

    private static SqlExpression Choose(MethodCall call, IReadOnlyList<CaseWhen> whens, SqlExpression value) =>
        As(call, whens.Count == 0 ? value : new CaseExpression(whens.ToEquatableArray(), value, PgTypes.Double));

    // The double that the server computes, or cannot, may be more than single precision holds, or less than it can tell from zero. The logarithm of
    // its size says so before it is computed; NaN, which is greater than infinity here, is left to the function.
    private static IReadOnlyList<CaseWhen> Narrowed(MethodCall call, Func<SqlExpression> logarithm, SqlExpression? isNegative)
    {
        if (call.Method.ReturnType != typeof(float))
            return [];
        var size = logarithm();
        return
        [
            new(
                SqlFactory.And(SqlFactory.Compare(SqlOperator.Greater, size, SqlFactory.Double(LargestSingle)), SqlFactory.Compare(SqlOperator.LessOrEqual, size, Infinity)),
                isNegative is null or LiteralExpression ? Infinity : SqlFactory.Case(isNegative, SqlFactory.Double(double.NegativeInfinity), Infinity)),
            new(SqlFactory.Compare(SqlOperator.Less, size, SqlFactory.Double(SmallestSingle)), SqlFactory.Double(0)),
        ];
    }

    // Null for zero, of which there is none.
    private static FunctionExpression LogarithmOfSize(SqlExpression number) => new(
        "ln",
        [new FunctionExpression("nullif", [SqlFactory.Function("abs", number.Type, number), SqlFactory.Integer(0)], PgTypes.Double, CanBeNull: true)],
        PgTypes.Double,
        CanBeNull: true);

    // A function with a value for the arguments that the server refuses.
    private static SqlExpression Where(MethodCall call, SqlExpression refused, LiteralExpression value, string function) =>
        As(call, SqlFactory.Case(refused, value, SqlFactory.Function(function, PgTypes.Double, call[0])));

    private static OperatorExpression Less(SqlExpression number, int bound) => SqlFactory.Compare(SqlOperator.Less, number, SqlFactory.Integer(bound));

    private static OperatorExpression Beyond(SqlExpression number, int bound) =>
        SqlFactory.Compare(SqlOperator.Greater, SqlFactory.Function("abs", number.Type, number), SqlFactory.Integer(bound));

    private static SqlExpression[] Both(MethodCall call)
    {
        var (left, right) = Coercion.Unify(call[0], call[1]);
        return [left, right];
    }

    // NaN is the greatest number in PostgreSQL, and the answer of every minimum in C#.
    private static SqlExpression Min(MethodCall call) => Both(call) is var both && IsFloat(both[0])
        ? SqlFactory.Case(SqlFactory.Compare(SqlOperator.Equal, SqlFactory.Greatest(both), NaN), NaN, SqlFactory.Least(both))
        : SqlFactory.Least(both);

    private static SqlExpression Clamp(MethodCall call)
    {
        var value = call[0];
        var within = SqlFactory.Least(SqlFactory.Greatest(value, Coercion.To(call[1], value.Type)), Coercion.To(call[2], value.Type));
        return IsFloat(value) ? SqlFactory.Case(SqlFactory.Compare(SqlOperator.Equal, value, NaN), value, within) : within;
    }

    // C# computes in the precision of the number. In single precision what is too large for the product becomes infinite, and what is too small for the quotient vanishes.
    private static SqlExpression Angle(MethodCall call, SqlExpression factor, SqlExpression divisor, double size)
    {
        var angle = call[0];
        if (call.Method.ReturnType != typeof(float))
            return SqlFactory.Divide(SqlFactory.Multiply(angle, factor), divisor);
        var magnitude = SqlFactory.Function("abs", angle.Type, angle);
        CaseWhen beyond = new(SqlFactory.Compare(SqlOperator.Greater, magnitude, SqlFactory.Double(float.MaxValue / size)), SqlFactory.Multiply(angle, new LiteralExpression(float.PositiveInfinity, PgTypes.Real)));
        CaseWhen below = new(SqlFactory.Compare(SqlOperator.Less, magnitude, SqlFactory.Double(4e-44)), SqlFactory.Cast(SqlFactory.Integer(0), PgTypes.Real));
        var converted = SqlFactory.Divide(SqlFactory.Multiply(angle, SqlFactory.Cast(factor, PgTypes.Real)), SqlFactory.Cast(divisor, PgTypes.Real));
        return new CaseExpression(size < 180 ? [beyond, below] : [beyond], converted, PgTypes.Real);
    }

    private static SqlExpression? BigMul(MethodCall call) => call.Takes(typeof(int), typeof(int))
        ? SqlFactory.Operator(SqlOperator.Multiply, SqlFactory.Cast(SqlFactory.Typed(call[0]), PgTypes.BigInt), call[1], PgTypes.BigInt)
        : null;

    private static SqlExpression Pow(MethodCall call)
    {
        var (number, exponent) = (call[0], call[1]);
        var power = SqlFactory.Function("power", PgTypes.Double, number, exponent);
        var whens = new List<CaseWhen>();
        double? known = exponent is LiteralExpression { Value: (double or float) and var value } ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
        var isZero = SqlFactory.Compare(SqlOperator.Equal, number, SqlFactory.Integer(0));
        if (known is null or < 0)
            whens.Add(new CaseWhen(known is null ? SqlFactory.And(isZero, Less(exponent, 0)) : isZero, Infinity));
        if (known is null || !double.IsInteger(known.Value))
            whens.Add(new CaseWhen(known is null ? SqlFactory.And(Less(number, 0), SqlFactory.Compare(SqlOperator.NotEqual, exponent, SqlFactory.Function("floor", PgTypes.Double, exponent))) : Less(number, 0), NaN));
        var half = SqlFactory.Divide(exponent, SqlFactory.Double(2));
        SqlExpression isOdd = known is { } given ? SqlFactory.Boolean(double.IsOddInteger(given)) : SqlFactory.Compare(SqlOperator.NotEqual, half, SqlFactory.Function("floor", PgTypes.Double, half));
        whens.AddRange(Narrowed(call, () => SqlFactory.Multiply(exponent, LogarithmOfSize(number)), SqlFactory.And(Less(number, 0), isOdd)));
        return Choose(call, whens, power);
    }

    private static CaseExpression Logarithm(string function, SqlExpression number) => new(
        [
            new CaseWhen(Less(number, 0), NaN),
            new CaseWhen(SqlFactory.Compare(SqlOperator.Equal, number, SqlFactory.Integer(0)), SqlFactory.Double(double.NegativeInfinity)),
        ],
        SqlFactory.Function(function, PgTypes.Double, number),
        PgTypes.Double);

    // C# divides the natural logarithms too.
    private static SqlExpression LogarithmTo(MethodCall call) => call[1] is LiteralExpression { Value: double and > 0 and not 1 and < double.PositiveInfinity and var known }
        ? As(call, SqlFactory.Divide(Logarithm("ln", call[0]), SqlFactory.Double(Math.Log(known))))
        : As(call, new CaseExpression(
            [
                new CaseWhen(SqlFactory.Or(Less(call[1], 0), SqlFactory.Compare(SqlOperator.Equal, call[1], SqlFactory.Integer(1))), NaN),
                new CaseWhen(SqlFactory.Or(SqlFactory.Compare(SqlOperator.Equal, call[1], SqlFactory.Integer(0)), SqlFactory.Compare(SqlOperator.Equal, call[1], Infinity)), SqlFactory.Case(SqlFactory.Compare(SqlOperator.Equal, call[0], SqlFactory.Integer(1)), SqlFactory.Double(0), NaN)),
            ],
            SqlFactory.Divide(Logarithm("ln", call[0]), SqlFactory.Function("ln", PgTypes.Double, call[1])),
            PgTypes.Double));

    private static SqlExpression? Parity(MethodCall call, bool isEven) => call[0].Type.ModelType.IsInteger()
        ? SqlFactory.Compare(isEven ? SqlOperator.Equal : SqlOperator.NotEqual, SqlFactory.Modulo(call[0], SqlFactory.Integer(2)), SqlFactory.Integer(0))
        : null;

    private static SqlExpression? Operation(MethodCall call, SqlOperator op) =>
        call.Takes(typeof(decimal), typeof(decimal)) ? SqlFactory.Operator(op, call[0], call[1], PgTypes.Numeric) : null;

    private static bool IsFloat(SqlExpression value) => value.Type.StoreType == typeof(double) || value.Type.StoreType == typeof(float);

    private static bool IsDecimal(SqlExpression value) => value.Type.StoreType == typeof(decimal);
}
