using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Rounds as C# does. PostgreSQL rounds the halves of a numeric away from zero, and those of a double to even.</summary>
internal static class Rounding
{
    public static SqlExpression? Translate(MethodCall call)
    {
        var digits = 0;
        var mode = MidpointRounding.ToEven;
        for (var i = 1; i < call.Count; i++)
        {
            if (call.ParameterType(i) == typeof(int) ? !call.TryGetValue(i, out digits) : !call.TryGetValue(i, out mode))
                return null;
        }

        if (call[0].Type.StoreType == typeof(decimal))
            return Numeric(call[0], digits, mode);
        if (call.Method.ReturnType == typeof(float))
            return digits == 0 && Double(call[0], digits, mode) is { } whole ? SqlFactory.Cast(whole, PgTypes.Real) : null;
        return digits is >= 0 and <= 15 ? Double(call[0], digits, mode) : null;
    }

    /// <summary>A numeric rounded to a whole number, halves to the even one.</summary>
    public static SqlExpression ToEven(SqlExpression value) => Numeric(value, 0, MidpointRounding.ToEven)!; // This mode has SQL.

    private static SqlExpression? Numeric(SqlExpression value, int digits, MidpointRounding mode)
    {
        var power = SqlFactory.Numeric(Power(digits));
        return mode switch
        {
            MidpointRounding.AwayFromZero => Round("round", value, digits),
            MidpointRounding.ToZero => Round("trunc", value, digits),
            MidpointRounding.ToNegativeInfinity => Scaled("floor", value, digits),
            MidpointRounding.ToPositiveInfinity => Scaled("ceil", value, digits),

            // The half of a number that ends in a half rounds to half of the even neighbour.
            MidpointRounding.ToEven => SqlFactory.Case(
                SqlFactory.Compare(
                    SqlOperator.Equal,
                    SqlFactory.Function("abs", PgTypes.Numeric, SqlFactory.Modulo(digits == 0 ? value : SqlFactory.Multiply(value, power), SqlFactory.Integer(1))),
                    SqlFactory.Numeric(0.5m)),
                SqlFactory.Multiply(Round("round", SqlFactory.Multiply(value, SqlFactory.Numeric(0.5m)), digits), SqlFactory.Integer(2)),
                Round("round", value, digits)),
            _ => null,
        };
    }

    private static FunctionExpression Round(string function, SqlExpression value, int digits) => digits == 0
        ? SqlFactory.Function(function, PgTypes.Numeric, value)
        : SqlFactory.Function(function, PgTypes.Numeric, value, SqlFactory.Integer(digits));

    private static SqlExpression Scaled(string function, SqlExpression value, int digits)
    {
        if (digits == 0)
            return SqlFactory.Function(function, PgTypes.Numeric, value);
        var power = SqlFactory.Numeric(Power(digits));
        return SqlFactory.Multiply(SqlFactory.Function(function, PgTypes.Numeric, SqlFactory.Multiply(value, power)), SqlFactory.Numeric(1 / Power(digits)));
    }

    // .NET rounds the number times a power of ten, and divides again.
    private static SqlExpression? Double(SqlExpression value, int digits, MidpointRounding mode)
    {
        var power = SqlFactory.Double(Math.Pow(10, digits));
        var scaled = digits == 0 ? value : SqlFactory.Multiply(value, power);
        SqlExpression? rounded = mode switch
        {
            MidpointRounding.ToEven => SqlFactory.Function("round", PgTypes.Double, scaled),
            MidpointRounding.ToZero => SqlFactory.Function("trunc", PgTypes.Double, scaled),
            MidpointRounding.ToNegativeInfinity => SqlFactory.Function("floor", PgTypes.Double, scaled),
            MidpointRounding.ToPositiveInfinity => SqlFactory.Function("ceil", PgTypes.Double, scaled),

            // The greatest number below a half: a whole half would carry its lower neighbour over.
            MidpointRounding.AwayFromZero => SqlFactory.Function(
                "trunc",
                PgTypes.Double,
                SqlFactory.Add(scaled, SqlFactory.Multiply(SqlFactory.Function("sign", PgTypes.Double, scaled), SqlFactory.Double(0.49999999999999994)))),
            _ => null,
        };
        return rounded is null || digits == 0 ? rounded : SqlFactory.Divide(rounded, power);
    }

    private static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten);
}
