using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class MathTests
{
    private static readonly int Two = 2;

    [Fact]
    public Task Abs() => ScalarCase.Check(s => Math.Abs(s.Number), """abs(s.number)""");

    [Fact]
    public Task Abs_decimal() => ScalarCase.Check(s => Math.Abs(s.Amount), """abs(s.amount)""");

    [Fact]
    public Task Abs_double() => ScalarCase.Check(s => Math.Abs(s.Ratio), """abs(s.ratio)""");

    [Fact]
    public Task Abs_float() => ScalarCase.Check(s => MathF.Abs(s.Single), """abs(s.single)""");

    [Fact]
    public Task Abs_short() => ScalarCase.Check(s => Math.Abs(s.Small), """abs(s.small)""");

    [Fact]
    public Task Ceiling() => ScalarCase.Check(s => Math.Ceiling(s.Ratio), """ceil(s.ratio)""");

    [Fact]
    public Task Ceiling_decimal() => ScalarCase.Check(s => Math.Ceiling(s.Amount), """ceil(s.amount)""");

    [Fact]
    public Task Floor() => ScalarCase.Check(s => Math.Floor(s.Ratio), """floor(s.ratio)""");

    [Fact]
    public Task Floor_decimal() => ScalarCase.Check(s => decimal.Floor(s.Amount), """floor(s.amount)""");

    [Fact]
    public Task Truncate() => ScalarCase.Check(s => Math.Truncate(s.Ratio), """trunc(s.ratio)""");

    [Fact]
    public Task Truncate_decimal() => ScalarCase.Check(s => Math.Truncate(s.Amount), """trunc(s.amount)""");

    [Fact]
    public Task Round() => ScalarCase.Check(s => Math.Round(s.Ratio), """round(s.ratio)""");

    [Fact]
    public Task Round_decimal() => ScalarCase.Check(s => Math.Round(s.Amount), """CASE WHEN abs(s.amount % 1) = 0.5 THEN round(s.amount * 0.5) * 2 ELSE round(s.amount) END""");

    [Fact]
    public Task Round_digits() => ScalarCase.Check(s => Math.Round(s.Ratio, 1), """round(s.ratio * 10) / 10""");

    [Fact]
    public Task Round_decimal_digits() => ScalarCase.Check(s => Math.Round(s.Amount, 2), """CASE WHEN abs(s.amount * 100 % 1) = 0.5 THEN round(s.amount * 0.5, 2) * 2 ELSE round(s.amount, 2) END""");

    [Fact]
    public Task Round_decimal_three_digits() => ScalarCase.Check(s => decimal.Round(s.Amount, 3), """CASE WHEN abs(s.amount * 1000 % 1) = 0.5 THEN round(s.amount * 0.5, 3) * 2 ELSE round(s.amount, 3) END""");

    [Fact]
    public Task Round_away() => ScalarCase.Check(s => Math.Round(s.Ratio, MidpointRounding.AwayFromZero), """trunc(s.ratio + sign(s.ratio) * 0.49999999999999994)""");

    [Fact]
    public Task Round_decimal_away() => ScalarCase.Check(s => Math.Round(s.Amount, MidpointRounding.AwayFromZero), """round(s.amount)""");

    [Fact]
    public Task Round_decimal_digits_away() => ScalarCase.Check(s => Math.Round(s.Amount, 2, MidpointRounding.AwayFromZero), """round(s.amount, 2)""");

    [Fact]
    public Task Round_digits_away() => ScalarCase.Check(s => Math.Round(s.Ratio, 1, MidpointRounding.AwayFromZero), """trunc(s.ratio * 10 + sign(s.ratio * 10) * 0.49999999999999994) / 10""");

    [Fact]
    public Task Round_to_zero() => ScalarCase.Check(s => Math.Round(s.Amount, 1, MidpointRounding.ToZero), """trunc(s.amount, 1)""");

    [Fact]
    public Task Round_up() => ScalarCase.Check(s => Math.Round(s.Amount, 2, MidpointRounding.ToPositiveInfinity), """ceil(s.amount * 100) * 0.01""");

    [Fact]
    public Task Round_down() => ScalarCase.Check(s => Math.Round(s.Amount, MidpointRounding.ToNegativeInfinity), """floor(s.amount)""");

    [Fact]
    public Task Round_captured() => ScalarCase.Check(s => Math.Round(s.Amount, Two), """CASE WHEN abs(s.amount * 100 % 1) = 0.5 THEN round(s.amount * 0.5, 2) * 2 ELSE round(s.amount, 2) END""");

    [Fact]
    public Task Pow() => ScalarCase.Check(s => Math.Pow(s.Small, 2), """power(s.small::double precision, 2)""");

    [Fact]
    public Task Pow_half() => ScalarCase.Check(s => Math.Pow(s.Ratio, 0.5), """CASE WHEN s.ratio < 0 THEN 'NaN'::double precision ELSE power(s.ratio, 0.5) END""");

    [Fact]
    public Task Pow_negative() => ScalarCase.Check(s => Math.Pow(s.Number, -1), """CASE WHEN s.number::double precision = 0 THEN 'Infinity'::double precision ELSE power(s.number::double precision, -1) END""");

    [Fact]
    public Task Pow_columns() => ScalarCase.Check(s => Math.Pow(s.Number, s.Ratio), """CASE WHEN s.number::double precision = 0 AND s.ratio < 0 THEN 'Infinity'::double precision WHEN s.number::double precision < 0 AND s.ratio <> floor(s.ratio) THEN 'NaN'::double precision ELSE power(s.number::double precision, s.ratio) END""", rows: [2, 3, 8, 9, 1]);

    [Fact]
    public Task Sqrt() => ScalarCase.Check(s => Math.Sqrt(s.Number), """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END""");

    [Fact]
    public Task Sqrt_float() => ScalarCase.Check(s => MathF.Sqrt(s.Single), """CASE WHEN s.single < 0 THEN 'NaN'::double precision ELSE sqrt(s.single) END::real""");

    [Fact]
    public Task Cbrt() => ScalarCase.Check(s => Math.Cbrt(s.Ratio), """cbrt(s.ratio)""");

    [Fact]
    public Task Exp() => ScalarCase.Check(s => Math.Exp(s.Ratio), """exp(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Exp_float() => ScalarCase.Check(s => MathF.Exp(s.Single * 100), """CASE WHEN s.single * 100::real > 88.7228391 AND s.single * 100::real <= 'Infinity'::double precision THEN 'Infinity'::double precision WHEN s.single * 100::real < -103.97208 THEN 0 ELSE exp(s.single * 100::real) END::real""");

    [Fact]
    public Task Exp_float_of_little() => ScalarCase.Check(s => MathF.Exp(-MathF.Abs(s.Single) * 1000), """CASE WHEN -abs(s.single) * 1000::real > 88.7228391 AND -abs(s.single) * 1000::real <= 'Infinity'::double precision THEN 'Infinity'::double precision WHEN -abs(s.single) * 1000::real < -103.97208 THEN 0 ELSE exp(-abs(s.single) * 1000::real) END::real""");

    [Fact]
    public Task Sinh_float() => ScalarCase.Check(s => MathF.Sinh(s.Single * 100), """CASE WHEN abs(s.single * 100::real) - 0.6931471805599453 > 88.7228391 AND abs(s.single * 100::real) - 0.6931471805599453 <= 'Infinity'::double precision THEN CASE WHEN s.single * 100::real < 0 THEN '-Infinity'::double precision ELSE 'Infinity'::double precision END ELSE sinh(s.single * 100::real) END::real""");

    [Fact]
    public Task Cosh_float() => ScalarCase.Check(s => MathF.Cosh(s.Single * 100), """CASE WHEN abs(s.single * 100::real) - 0.6931471805599453 > 88.7228391 AND abs(s.single * 100::real) - 0.6931471805599453 <= 'Infinity'::double precision THEN 'Infinity'::double precision ELSE cosh(s.single * 100::real) END::real""");

    [Fact]
    public Task Pow_float() => ScalarCase.Check(s => MathF.Pow(s.Single, 51f), """CASE WHEN 51::real * ln(nullif(abs(s.single), 0)) > 88.7228391 AND 51::real * ln(nullif(abs(s.single), 0)) <= 'Infinity'::double precision THEN CASE WHEN s.single < 0 THEN '-Infinity'::double precision ELSE 'Infinity'::double precision END WHEN 51::real * ln(nullif(abs(s.single), 0)) < -103.97208 THEN 0 ELSE power(s.single, 51::real) END::real""");

    [Fact]
    public Task Pow_float_of_columns() => ScalarCase.Check(s => MathF.Pow(s.Small, s.Single * 100), """CASE WHEN s.small::real = 0 AND s.single * 100::real < 0 THEN 'Infinity'::double precision WHEN s.small::real < 0 AND s.single * 100::real <> floor(s.single * 100::real) THEN 'NaN'::double precision WHEN s.single * 100::real * ln(nullif(abs(s.small::real), 0)) > 88.7228391 AND s.single * 100::real * ln(nullif(abs(s.small::real), 0)) <= 'Infinity'::double precision THEN CASE WHEN s.small::real < 0 AND s.single * 100::real / 2 <> floor(s.single * 100::real / 2) THEN '-Infinity'::double precision ELSE 'Infinity'::double precision END WHEN s.single * 100::real * ln(nullif(abs(s.small::real), 0)) < -103.97208 THEN 0 ELSE power(s.small::real, s.single * 100::real) END::real""");

    [Fact]
    public Task Log() => ScalarCase.Check(s => Math.Log(s.Ratio), """CASE WHEN s.ratio < 0 THEN 'NaN'::double precision WHEN s.ratio = 0 THEN '-Infinity'::double precision ELSE ln(s.ratio) END""");

    [Fact]
    public Task Log_to_base() => ScalarCase.Check(s => Math.Log(s.Number, 2), """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision WHEN s.number::double precision = 0 THEN '-Infinity'::double precision ELSE ln(s.number::double precision) END / 0.6931471805599453""");

    [Fact]
    public Task Log_to_column() => ScalarCase.Check(s => Math.Log(s.Number, s.MaybeNumber!.Value), """CASE WHEN s.maybe_number::double precision < 0 OR s.maybe_number::double precision = 1 THEN 'NaN'::double precision WHEN s.maybe_number::double precision = 0 OR s.maybe_number::double precision = 'Infinity'::double precision THEN CASE WHEN s.number::double precision = 1 THEN 0 ELSE 'NaN'::double precision END ELSE CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision WHEN s.number::double precision = 0 THEN '-Infinity'::double precision ELSE ln(s.number::double precision) END / ln(s.maybe_number::double precision) END""");

    [Fact]
    public Task Log10() => ScalarCase.Check(s => Math.Log10(s.Number), """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision WHEN s.number::double precision = 0 THEN '-Infinity'::double precision ELSE log(s.number::double precision) END""");

    [Fact]
    public Task Log2() => ScalarCase.Check(s => Math.Log2(s.Ratio), """CASE WHEN s.ratio < 0 THEN 'NaN'::double precision WHEN s.ratio = 0 THEN '-Infinity'::double precision ELSE ln(s.ratio) END / 0.6931471805599453""");

    [Fact]
    public Task Sin() => ScalarCase.Check(s => Math.Sin(s.Ratio), """sin(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Cos() => ScalarCase.Check(s => Math.Cos(s.Ratio), """cos(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Tan() => ScalarCase.Check(s => Math.Tan(s.Ratio), """tan(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Asin() => ScalarCase.Check(s => Math.Asin(s.Ratio), """CASE WHEN abs(s.ratio) > 1 THEN 'NaN'::double precision ELSE asin(s.ratio) END""");

    [Fact]
    public Task Acos() => ScalarCase.Check(s => Math.Acos(s.Ratio), """CASE WHEN abs(s.ratio) > 1 THEN 'NaN'::double precision ELSE acos(s.ratio) END""");

    [Fact]
    public Task Atan() => ScalarCase.Check(s => Math.Atan(s.Ratio), """atan(s.ratio)""");

    [Fact]
    public Task Atan2() => ScalarCase.Check(s => Math.Atan2(s.Ratio, s.Number), """atan2(s.ratio, s.number::double precision)""");

    [Fact]
    public Task Sinh() => ScalarCase.Check(s => Math.Sinh(s.Ratio), """sinh(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Cosh() => ScalarCase.Check(s => Math.Cosh(s.Ratio), """cosh(s.ratio)""", rows: [1, 2, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Tanh() => ScalarCase.Check(s => Math.Tanh(s.Ratio), """tanh(s.ratio)""");

    [Fact]
    public Task Asinh() => ScalarCase.Check(s => Math.Asinh(s.Ratio), """asinh(s.ratio)""", rows: [1, 3, 4, 6, 7, 9, 10]);

    [Fact]
    public Task Acosh() => ScalarCase.Check(s => Math.Acosh(s.Ratio), """CASE WHEN s.ratio < 1 THEN 'NaN'::double precision ELSE acosh(s.ratio) END""");

    [Fact]
    public Task Atanh() => ScalarCase.Check(s => Math.Atanh(s.Ratio), """CASE WHEN abs(s.ratio) > 1 THEN 'NaN'::double precision ELSE atanh(s.ratio) END""");

    [Fact]
    public Task Sign() => ScalarCase.Check(s => Math.Sign(s.Number), """sign(s.number)::integer""");

    [Fact]
    public Task Sign_decimal() => ScalarCase.Check(s => Math.Sign(s.Amount), """sign(s.amount)::integer""");

    [Fact]
    public Task Sign_double() => ScalarCase.Check(s => Math.Sign(s.Ratio), """sign(s.ratio)::integer""");

    [Fact]
    public Task Min() => ScalarCase.Check(s => Math.Min(s.Number, 5), """least(s.number, 5)""");

    [Fact]
    public Task Max() => ScalarCase.Check(s => Math.Max(s.Number, s.Id), """greatest(s.number, s.id)""");

    [Fact]
    public Task Min_double() => ScalarCase.Check(s => Math.Min(s.Ratio, s.MaybeRatio!.Value), """CASE WHEN greatest(s.ratio, s.maybe_ratio) = 'NaN'::double precision THEN 'NaN'::double precision ELSE least(s.ratio, s.maybe_ratio) END""");

    [Fact]
    public Task Max_decimal() => ScalarCase.Check(s => decimal.Max(s.Amount, 1), """greatest(s.amount, 1)""");

    [Fact]
    public Task Clamp() => ScalarCase.Check(s => Math.Clamp(s.Number, -5, 50), """least(greatest(s.number, -5), 50)""");

    [Fact]
    public Task Clamp_double() => ScalarCase.Check(s => double.Clamp(s.Ratio, -1, 3), """CASE WHEN s.ratio = 'NaN'::double precision THEN s.ratio ELSE least(greatest(s.ratio, -1), 3) END""");

    [Fact]
    public Task Min_nan() => ScalarCase.Check(s => Math.Min(Math.Sqrt(s.Number), 3), """CASE WHEN greatest(CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END, 3) = 'NaN'::double precision THEN 'NaN'::double precision ELSE least(CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END, 3) END""");

    [Fact]
    public Task DegreesToRadians() => ScalarCase.Check(s => double.DegreesToRadians(s.Ratio), """s.ratio * pi() / 180""");

    [Fact]
    public Task DegreesToRadians_float() => ScalarCase.Check(s => float.DegreesToRadians(s.Single), """CASE WHEN abs(s.single) > 1.0831523502886333E+38 THEN s.single * 'Infinity'::real WHEN abs(s.single) < 4E-44 THEN 0::real ELSE s.single * pi()::real / 180::real END""");

    [Fact]
    public Task RadiansToDegrees_float() => ScalarCase.Check(s => float.RadiansToDegrees(s.Single), """CASE WHEN abs(s.single) > 1.8904574813251603E+36 THEN s.single * 'Infinity'::real ELSE s.single * 180::real / pi()::real END""");

    [Fact]
    public Task DegreesToRadians_of_extremes() => ScalarCase.Check(s => float.DegreesToRadians(s.Id == 1 ? float.MaxValue : s.Id == 2 ? float.Epsilon : s.Id == 3 ? float.NaN : s.Id == 4 ? float.NegativeInfinity : -1e38f), """CASE WHEN abs(CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END) > 1.0831523502886333E+38 THEN CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END * 'Infinity'::real WHEN abs(CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END) < 4E-44 THEN 0::real ELSE CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END * pi()::real / 180::real END""", isOrdered: false);

    [Fact]
    public Task RadiansToDegrees_of_extremes() => ScalarCase.Check(s => float.RadiansToDegrees(s.Id == 1 ? float.MaxValue : s.Id == 2 ? float.Epsilon : s.Id == 3 ? float.NaN : s.Id == 4 ? float.NegativeInfinity : -1e38f), """CASE WHEN abs(CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END) > 1.8904574813251603E+36 THEN CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END * 'Infinity'::real ELSE CASE s.id WHEN 1 THEN 3.4028235E+38::real WHEN 2 THEN 1E-45::real WHEN 3 THEN 'NaN'::real WHEN 4 THEN '-Infinity'::real ELSE (-1E+38)::real END * 180::real / pi()::real END""", isOrdered: false);

    [Fact]
    public Task RadiansToDegrees() => ScalarCase.Check(s => double.RadiansToDegrees(s.Ratio), """s.ratio * 180 / pi()""");

    [Fact]
    public Task IsNaN() => ScalarCase.Check(s => double.IsNaN(s.Ratio), """s.ratio = 'NaN'::double precision""");

    [Fact]
    public Task IsNaN_of_a_root() => ScalarCase.Check(s => double.IsNaN(Math.Sqrt(s.Number)), """CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision ELSE sqrt(s.number::double precision) END = 'NaN'::double precision""");

    [Fact]
    public Task IsInfinity() => ScalarCase.Check(s => double.IsInfinity(Math.Log(s.Number)), """abs(CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision WHEN s.number::double precision = 0 THEN '-Infinity'::double precision ELSE ln(s.number::double precision) END) = 'Infinity'::double precision""");

    [Fact]
    public Task IsFinite() => ScalarCase.Check(s => double.IsFinite(Math.Log(s.Number)), """abs(CASE WHEN s.number::double precision < 0 THEN 'NaN'::double precision WHEN s.number::double precision = 0 THEN '-Infinity'::double precision ELSE ln(s.number::double precision) END) < 'Infinity'::double precision""");

    [Fact]
    public Task IsEvenInteger() => ScalarCase.Check(s => int.IsEvenInteger(s.Number), """s.number % 2 = 0""");

    [Fact]
    public Task IsOddInteger() => ScalarCase.Check(s => int.IsOddInteger(s.Number), """s.number % 2 <> 0""");

    [Fact]
    public Task BigMul() => ScalarCase.Check(s => Math.BigMul(s.Number, s.Id), """s.number::bigint * s.id""");

    [Fact]
    public Task Decimal_Add() => ScalarCase.Check(s => decimal.Add(s.Amount, 1), """s.amount + 1""");

    [Fact]
    public Task Divide() => ScalarCase.Check(s => s.Number / 3, """s.number / 3""");

    [Fact]
    public Task Modulo() => ScalarCase.Check(s => s.Number % 3, """s.number % 3""");

    [Fact]
    public Task Decimal_modulo() => ScalarCase.Check(s => s.Amount % 2, """s.amount % 2""");

    [Fact]
    public Task Shift_left() => ScalarCase.Check(s => s.Id << 2, """s.id << 2""");

    [Fact]
    public Task Shift_right() => ScalarCase.Check(s => s.Number >> 1, """s.number >> 1""");

    [Fact]
    public Task And() => ScalarCase.Check(s => s.Number & 6, """s.number & 6""");

    [Fact]
    public Task Or() => ScalarCase.Check(s => s.Id | 8, """s.id | 8""");

    [Fact]
    public Task Xor() => ScalarCase.Check(s => s.Id ^ 3, """s.id # 3""");

    [Fact]
    public Task Not() => ScalarCase.Check(s => ~s.Number, """~s.number""");

    [Fact]
    public Task Negate() => ScalarCase.Check(s => -s.Amount, """-s.amount""");

    [Fact]
    public Task Bool_xor() => ScalarCase.Check(s => s.Flag ^ (s.Id > 3), """s.flag <> (s.id > 3)""");
}
