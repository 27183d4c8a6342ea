using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="DateOnly"/> and <see cref="TimeOnly"/>.</summary>
internal static class DateAndTimeMethods
{
    private static readonly LiteralExpression DayZero = new LiteralExpression(DateOnly.MinValue, PgTypes.Date) with { NeedsCast = true };

    public static readonly MemberEntry[] Members =
    [
        new(typeof(DateOnly), nameof(DateOnly.Year), access => Clock.Part("year", access.Target)),
        new(typeof(DateOnly), nameof(DateOnly.Month), access => Clock.Part("month", access.Target)),
        new(typeof(DateOnly), nameof(DateOnly.Day), access => Clock.Part("day", access.Target)),
        new(typeof(DateOnly), nameof(DateOnly.DayOfWeek), access => Clock.Part("dow", access.Target, PgTypes.For(typeof(DayOfWeek)))),
        new(typeof(DateOnly), nameof(DateOnly.DayOfYear), access => Clock.Part("doy", access.Target)),
        new(typeof(DateOnly), nameof(DateOnly.DayNumber), access => SqlFactory.Operator(SqlOperator.Subtract, SqlFactory.Typed(access.Target), DayZero, PgTypes.Integer)),
        new(typeof(TimeOnly), nameof(TimeOnly.Hour), access => Clock.Part("hour", access.Target)),
        new(typeof(TimeOnly), nameof(TimeOnly.Minute), access => Clock.Part("minute", access.Target)),
        new(typeof(TimeOnly), nameof(TimeOnly.Second), access => Clock.Truncated(new ExtractExpression("second", access.Target))),
        new(typeof(TimeOnly), nameof(TimeOnly.Millisecond), access => SqlFactory.Modulo(Clock.Truncated(new ExtractExpression("milliseconds", access.Target)), SqlFactory.Integer(1000))),
        new(typeof(TimeOnly), nameof(TimeOnly.Nanosecond), access => Clock.NoTime(access.Target)),
        new(typeof(TimeOnly), nameof(TimeOnly.Microsecond), access => SqlFactory.Modulo(Clock.Part("microseconds", access.Target), SqlFactory.Integer(1000))),
        new(typeof(TimeOnly), nameof(TimeOnly.Ticks), access => IntervalMethods.Ticks(access.Target)),
    ];

    public static readonly MethodEntry[] Methods =
    [
        new(typeof(DateOnly), nameof(DateOnly.AddDays), call => SqlFactory.Add(SqlFactory.Typed(call.Instance), call[0])),
        new(typeof(DateOnly), nameof(DateOnly.AddMonths), call => AddMonths(call, "month")),
        new(typeof(DateOnly), nameof(DateOnly.AddYears), call => AddMonths(call, "year")),
        new(typeof(DateOnly), nameof(DateOnly.FromDateTime), call => SqlFactory.Cast(Clock.Utc(call[0]), PgTypes.Date)),
        new(typeof(DateOnly), nameof(DateOnly.FromDayNumber), call => SqlFactory.Add(DayZero, call[0])),
        new(typeof(DateOnly), nameof(DateOnly.ToDateTime), ToDateTime),
        new(typeof(TimeOnly), nameof(TimeOnly.Add), call => call.Count == 1 ? Move(call.Instance, SqlFactory.Typed(call[0])) : null),
        new(typeof(TimeOnly), nameof(TimeOnly.AddHours), call => call.Count == 1 ? Move(call.Instance, Clock.Interval(call[0], "hour")) : null),
        new(typeof(TimeOnly), nameof(TimeOnly.AddMinutes), call => call.Count == 1 ? Move(call.Instance, Clock.Interval(call[0], "minute")) : null),
        new(typeof(TimeOnly), nameof(TimeOnly.IsBetween), IsBetween),
        new(typeof(TimeOnly), nameof(TimeOnly.FromDateTime), call => SqlFactory.Cast(Clock.Utc(call[0]), PgTypes.Time)),
        new(typeof(TimeOnly), nameof(TimeOnly.FromTimeSpan), call => SqlFactory.Cast(SqlFactory.Typed(call[0]), PgTypes.Time)),
        new(typeof(TimeOnly), nameof(TimeOnly.ToTimeSpan), call => SqlFactory.Cast(SqlFactory.Typed(call.Instance), PgTypes.Interval)),
    ];

    /// <summary>The time from one to the other, forward: it passes midnight where the second is the later one, as C#'s does.</summary>
    public static SqlExpression Difference(SqlExpression left, SqlExpression right) => SqlFactory.Cast(
        SqlFactory.Cast(SqlFactory.Operator(SqlOperator.Subtract, SqlFactory.Typed(left), SqlFactory.Typed(right), PgTypes.Interval), PgTypes.Time),
        PgTypes.Interval);

    public static SqlExpression? ConstructTime(IReadOnlyList<SqlExpression> parts) => parts.Count is 2 or 3
        ? SqlFactory.Function("make_time", PgTypes.Time, parts[0], parts[1], parts.ElementAtOrDefault(2) ?? SqlFactory.Integer(0))
        : null;

    // PostgreSQL's sum passes midnight as C#'s does.
    private static SqlExpression Move(SqlExpression time, SqlExpression interval) => SqlFactory.Operator(SqlOperator.Add, SqlFactory.Typed(time), interval, PgTypes.Time);

    private static SqlExpression AddMonths(MethodCall call, string unit) => SqlFactory.Cast(
        SqlFactory.Operator(SqlOperator.Add, SqlFactory.Typed(call.Instance), Clock.Interval(call[0], unit), PgTypes.Timestamp),
        PgTypes.Date);

    private static SqlExpression? ToDateTime(MethodCall call)
    {
        var timestamp = SqlFactory.Operator(SqlOperator.Add, SqlFactory.Typed(call.Instance), SqlFactory.Typed(call[0]), PgTypes.Timestamp);
        return call.Count == 1 ? timestamp : DateTimeMethods.OfKind(timestamp, call[1]);
    }

    // A span whose end is before its start passes midnight.
    private static SqlExpression IsBetween(MethodCall call)
    {
        var (time, start, end) = (call.Instance, call[0], call[1]);
        var isAfterStart = SqlFactory.Compare(SqlOperator.GreaterOrEqual, time, start);
        var isBeforeEnd = SqlFactory.Compare(SqlOperator.Less, time, end);
        if (start is LiteralExpression { Value: TimeOnly from } && end is LiteralExpression { Value: TimeOnly to })
            return from <= to ? SqlFactory.And(isAfterStart, isBeforeEnd) : SqlFactory.Or(isAfterStart, isBeforeEnd);
        return SqlFactory.Case(SqlFactory.Compare(SqlOperator.LessOrEqual, start, end), SqlFactory.And(isAfterStart, isBeforeEnd), SqlFactory.Or(isAfterStart, isBeforeEnd));
    }
}
