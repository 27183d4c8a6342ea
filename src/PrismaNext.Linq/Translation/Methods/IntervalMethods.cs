using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="TimeSpan"/>. An interval keeps days and time apart, so its parts are taken from its length or after a carry.</summary>
internal static class IntervalMethods
{
    public static readonly MemberEntry[] Members =
    [
        new(typeof(TimeSpan), nameof(TimeSpan.Days), access => Clock.Part("day", Carried(access))),
        new(typeof(TimeSpan), nameof(TimeSpan.Hours), access => Clock.Part("hour", Carried(access))),
        new(typeof(TimeSpan), nameof(TimeSpan.Minutes), access => Clock.Part("minute", Carried(access))),
        new(typeof(TimeSpan), nameof(TimeSpan.Seconds), access => Clock.Truncated(new ExtractExpression("second", Carried(access)))),
        new(typeof(TimeSpan), nameof(TimeSpan.Milliseconds), access => SqlFactory.Modulo(Clock.Truncated(new ExtractExpression("milliseconds", Carried(access))), SqlFactory.Integer(1000))),
        new(typeof(TimeSpan), nameof(TimeSpan.Microseconds), access => SqlFactory.Modulo(Clock.Part("microseconds", Carried(access)), SqlFactory.Integer(1000))),
        new(typeof(TimeSpan), nameof(TimeSpan.Nanoseconds), access => Clock.NoTime(access.Target)),
        new(typeof(TimeSpan), nameof(TimeSpan.Ticks), access => Ticks(access.Target)),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalDays), access => SqlFactory.Divide(Length(access.Target), SqlFactory.Double(86400))),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalHours), access => SqlFactory.Divide(Length(access.Target), SqlFactory.Double(3600))),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalMinutes), access => SqlFactory.Divide(Length(access.Target), SqlFactory.Double(60))),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalSeconds), access => Length(access.Target)),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalMilliseconds), access => Multiple(access, 1000)),
        new(typeof(TimeSpan), nameof(TimeSpan.TotalMicroseconds), access => Multiple(access, 1000000)),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(TimeSpan), nameof(TimeSpan.FromDays), call => From(call, "day")),
        new(typeof(TimeSpan), nameof(TimeSpan.FromHours), call => From(call, "hour")),
        new(typeof(TimeSpan), nameof(TimeSpan.FromMinutes), call => From(call, "minute")),
        new(typeof(TimeSpan), nameof(TimeSpan.FromSeconds), call => From(call, "second")),
        new(typeof(TimeSpan), nameof(TimeSpan.FromMilliseconds), call => From(call, "millisecond")),
        new(typeof(TimeSpan), nameof(TimeSpan.FromMicroseconds), call => From(call, "microsecond")),
        new(typeof(TimeSpan), nameof(TimeSpan.Add), call => Operator(SqlOperator.Add, call.Instance, call[0])),
        new(typeof(TimeSpan), nameof(TimeSpan.Subtract), call => Operator(SqlOperator.Subtract, call.Instance, call[0])),
        new(typeof(TimeSpan), nameof(TimeSpan.Multiply), call => Operator(SqlOperator.Multiply, call.Instance, Clock.Narrow(call[0]))),
        new(typeof(TimeSpan), nameof(TimeSpan.Divide), call => Divide(call.Instance, call[0])),
        new(typeof(TimeSpan), nameof(TimeSpan.Negate), call => SqlFactory.Negative(SqlFactory.Typed(call.Instance))),
        new(typeof(TimeSpan), nameof(TimeSpan.Duration), call => SqlFactory.Greatest(SqlFactory.Typed(call.Instance), SqlFactory.Negative(SqlFactory.Typed(call.Instance)))),
    ];

    public static SqlExpression Operator(SqlOperator op, SqlExpression left, SqlExpression right) =>
        SqlFactory.Operator(op, Typed(left), Typed(right), PgTypes.Interval);

    /// <summary>An interval divided by a number, or by another interval.</summary>
    public static SqlExpression Divide(SqlExpression left, SqlExpression right) => right.Type.Name == PgTypes.Interval.Name
        ? SqlFactory.Divide(Length(left), Length(right))
        : Operator(SqlOperator.Divide, left, Clock.Narrow(right));

    /// <summary>The length in ticks, of an interval or of a time since midnight.</summary>
    public static SqlExpression Ticks(SqlExpression value) =>
        SqlFactory.Cast(SqlFactory.Multiply(Clock.Seconds(SqlFactory.Typed(value)), SqlFactory.Integer((int)TimeSpan.TicksPerSecond)), PgTypes.BigInt);

    /// <summary>An interval from hours, minutes and seconds, with days in front of them and milliseconds behind them if there are five.</summary>
    public static SqlExpression? Construct(IReadOnlyList<SqlExpression> parts)
    {
        var days = parts.Count > 3 ? parts[0] : SqlFactory.Integer(0);
        var first = parts.Count > 3 ? 1 : 0;
        if (parts.Count is not (3 or 4 or 5))
            return null;
        var seconds = parts.Count == 5
            ? SqlFactory.Operator(SqlOperator.Add, parts[3], SqlFactory.Operator(SqlOperator.Divide, parts[4], SqlFactory.Numeric(1000.0m), PgTypes.Numeric), PgTypes.Numeric)
            : parts[first + 2];
        var zero = SqlFactory.Integer(0);
        return SqlFactory.Function("make_interval", PgTypes.Interval, zero, zero, zero, days, parts[first], parts[first + 1], seconds);
    }

    // A factor needs no type: there is one product only.
    private static SqlExpression Typed(SqlExpression operand) => operand.Type.ModelType.IsNumber() ? operand : SqlFactory.Typed(operand);

    private static FunctionExpression Carried(MemberAccess access) => SqlFactory.Function("justify_hours", PgTypes.Interval, SqlFactory.Typed(access.Target));

    private static SqlExpression Length(SqlExpression interval) => SqlFactory.Cast(Clock.Seconds(SqlFactory.Typed(interval)), PgTypes.Double);

    private static SqlExpression Multiple(MemberAccess access, int factor) =>
        SqlFactory.Cast(SqlFactory.Multiply(Clock.Seconds(SqlFactory.Typed(access.Target)), SqlFactory.Integer(factor)), PgTypes.Double);

    private static SqlExpression? From(MethodCall call, string unit) => call.Count == 1 ? Clock.Interval(call[0], unit) : null;
}
