using System.Globalization;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Members of <see cref="DateTime"/> and <see cref="DateTimeOffset"/>; the offset of a value from the database is always zero.</summary>
internal static class DateTimeMethods
{
    private static readonly Type[] Types = [typeof(DateTime), typeof(DateTimeOffset)];

    private static readonly (string Name, MemberTranslation Translate)[] SharedMembers =
    [
        (nameof(DateTime.Year), access => Part("year", access)),
        (nameof(DateTime.Month), access => Part("month", access)),
        (nameof(DateTime.Day), access => Part("day", access)),
        (nameof(DateTime.Hour), access => Part("hour", access)),
        (nameof(DateTime.Minute), access => Part("minute", access)),
        (nameof(DateTime.Second), access => Clock.Truncated(new ExtractExpression("second", Clock.Utc(access.Target)))),
        (nameof(DateTime.Millisecond), access => SqlFactory.Modulo(Clock.Truncated(new ExtractExpression("milliseconds", Clock.Utc(access.Target))), SqlFactory.Integer(1000))),
        (nameof(DateTime.Nanosecond), access => Clock.NoTime(access.Target)),
        (nameof(DateTime.Microsecond), access => SqlFactory.Modulo(Part("microseconds", access), SqlFactory.Integer(1000))),
        (nameof(DateTime.DayOfWeek), access => Clock.Part("dow", Clock.Utc(access.Target), PgTypes.For(typeof(DayOfWeek)))),
        (nameof(DateTime.DayOfYear), access => Part("doy", access)),
        (nameof(DateTime.TimeOfDay), access => SqlFactory.Cast(SqlFactory.Cast(Clock.Utc(access.Target), PgTypes.Time), PgTypes.Interval)),
        (nameof(DateTime.Ticks), access => Ticks(access.Target)),
    ];

    public static readonly MemberEntry[] Members =
    [
        .. Types.SelectMany(type => SharedMembers.Select(member => new MemberEntry(type, member.Name, member.Translate))),
        new(typeof(DateTime), nameof(DateTime.Date), access => Day(access.Target)),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.Date), access => SqlFactory.Function("date_trunc", PgTypes.Timestamp, SqlFactory.Text("day"), Clock.Utc(access.Target))),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.DateTime), access => Clock.Utc(access.Target)),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.UtcDateTime), access => SqlFactory.Retype(access.Target, PgTypes.TimestampTz)),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.UtcTicks), access => Ticks(access.Target)),
    ];

    private static readonly (string Name, MethodTranslation Translate)[] SharedMethods =
    [
        (nameof(DateTime.AddYears), call => AddMonths(call, "year")),
        (nameof(DateTime.AddMonths), call => AddMonths(call, "month")),
        (nameof(DateTime.AddDays), call => Add(call, "day", TimeSpan.FromDays(1))),
        (nameof(DateTime.AddHours), call => Add(call, "hour", TimeSpan.FromHours(1))),
        (nameof(DateTime.AddMinutes), call => Add(call, "minute", TimeSpan.FromMinutes(1))),
        (nameof(DateTime.AddSeconds), call => Add(call, "second", TimeSpan.FromSeconds(1))),
        (nameof(DateTime.AddMilliseconds), call => Add(call, "millisecond", TimeSpan.FromMilliseconds(1))),
        (nameof(DateTime.AddMicroseconds), call => Add(call, "microsecond", TimeSpan.FromMicroseconds(1))),
        (nameof(DateTime.Add), call => Clock.Move(call.Instance, call[0], SqlOperator.Add)),
        (nameof(DateTime.Subtract), call => call.ParameterType(0) == typeof(TimeSpan) ? Clock.Move(call.Instance, call[0], SqlOperator.Subtract) : Difference(call.Instance, call[0])),
        (nameof(DateTime.ToUniversalTime), call => Clock.IsZoned(call.Instance) ? call.Instance : null),
    ];

    public static readonly MethodEntry[] Methods =
    [
        .. Types.SelectMany(type => SharedMethods.Select(method => new MethodEntry(type, method.Name, method.Translate))),
        new(typeof(DateTime), nameof(DateTime.DaysInMonth), DaysInMonth),
        new(typeof(DateTime), nameof(DateTime.IsLeapYear), IsLeapYear),
        new(typeof(DateTime), nameof(DateTime.SpecifyKind), SpecifyKind),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.ToUnixTimeSeconds), call => Floor(Clock.Seconds(call.Instance))),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.ToUnixTimeMilliseconds), call => Floor(SqlFactory.Multiply(Clock.Seconds(call.Instance), SqlFactory.Integer(1000)))),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.FromUnixTimeSeconds), call => SqlFactory.Function("to_timestamp", PgTypes.TimestampTzOffset, call[0])),
        new(typeof(DateTimeOffset), nameof(DateTimeOffset.FromUnixTimeMilliseconds), call => SqlFactory.Function("to_timestamp", PgTypes.TimestampTzOffset, SqlFactory.Divide(call[0], SqlFactory.Numeric(1000.0m)))),
    ];

    /// <summary>The time between two moments. PostgreSQL gives days and a time, never months, so that its length is exact.</summary>
    public static SqlExpression Difference(SqlExpression left, SqlExpression right)
    {
        (left, right) = Coercion.Unify(left, right);
        return SqlFactory.Operator(SqlOperator.Subtract, SqlFactory.Typed(left), SqlFactory.Typed(right), PgTypes.Interval);
    }

    /// <summary>A date, with a time if there is one, from its parts.</summary>
    public static SqlExpression? Construct(IReadOnlyList<SqlExpression> arguments, bool takesKind)
    {
        var parts = takesKind ? arguments.Take(arguments.Count - 1).ToList() : arguments.ToList();
        if (parts.Count is not (3 or 6 or 7))
            return null;
        var seconds = parts.Count == 7
            ? SqlFactory.Operator(SqlOperator.Add, parts[5], SqlFactory.Operator(SqlOperator.Divide, parts[6], SqlFactory.Numeric(1000.0m), PgTypes.Numeric), PgTypes.Numeric)
            : parts.ElementAtOrDefault(5) ?? SqlFactory.Integer(0);
        var timestamp = SqlFactory.Function("make_timestamp", PgTypes.Timestamp, parts[0], parts[1], parts[2], parts.ElementAtOrDefault(3) ?? SqlFactory.Integer(0), parts.ElementAtOrDefault(4) ?? SqlFactory.Integer(0), seconds);
        return takesKind ? OfKind(timestamp, arguments[^1]) : timestamp;
    }

    /// <summary>A date and time with another kind; null for the kind of the machine's own time zone.</summary>
    public static SqlExpression? OfKind(SqlExpression timestamp, SqlExpression kind) => (kind as LiteralExpression)?.Value switch
    {
        (int)DateTimeKind.Utc => Clock.Moment(timestamp, PgTypes.TimestampTz),
        (int)DateTimeKind.Unspecified => timestamp,
        _ => null,
    };

    private static SqlExpression Part(string field, MemberAccess access) => Clock.Part(field, Clock.Utc(access.Target));

    private static SqlExpression Day(SqlExpression value) => Clock.IsZoned(value)
        ? SqlFactory.Function("date_trunc", value.Type, SqlFactory.Text("day"), SqlFactory.Typed(value), SqlFactory.Text("UTC"))
        : SqlFactory.Function("date_trunc", value.Type, SqlFactory.Text("day"), SqlFactory.Typed(value));

    private static SqlExpression Ticks(SqlExpression value) => SqlFactory.Cast(
        SqlFactory.Operator(
            SqlOperator.Add,
            SqlFactory.Multiply(Clock.Seconds(SqlFactory.Typed(value)), SqlFactory.Integer((int)TimeSpan.TicksPerSecond)),
            new LiteralExpression(DateTime.UnixEpoch.Ticks, PgTypes.BigInt),
            PgTypes.Numeric),
        PgTypes.BigInt);

    private static SqlExpression Floor(SqlExpression number) => SqlFactory.Cast(SqlFactory.Function("floor", PgTypes.Numeric, number), PgTypes.BigInt);

    // The last day of a month stays the last day of a shorter one, in both.
    private static SqlExpression AddMonths(MethodCall call, string unit)
    {
        var (interval, op) = Units(call[0], unit);
        return Clock.InUtc(call.Instance, shown => SqlFactory.Operator(op, shown, interval, PgTypes.Timestamp));
    }

    // A day is 24 hours here, so that it does not follow the session's time zone.
    private static SqlExpression? Add(MethodCall call, string unit, TimeSpan length)
    {
        var count = call[0];
        if (count is not LiteralExpression { Value: double known })
            return Clock.MoveExactly(call.Instance, unit == "day" && Clock.IsZoned(call.Instance) ? SqlFactory.Operator(SqlOperator.Multiply, Clock.Interval("24 hours"), Clock.Narrow(count), PgTypes.Interval) : Clock.Interval(count, unit), SqlOperator.Add);
        if (Math.Abs(known * length.TotalDays) > 4_000_000)
            return null;
        if (double.IsInteger(known))
        {
            var (interval, op) = unit == "day" && Clock.IsZoned(call.Instance) ? Units(SqlFactory.Integer((int)known * 24), "hour") : Units(known, unit);
            return Clock.MoveExactly(call.Instance, interval, op);
        }

        // .NET's own way of getting from a fraction to ticks.
        var whole = Math.Truncate(known);
        var ticks = ((long)whole * length.Ticks) + (long)((known - whole) * length.Ticks);
        return Clock.Move(call.Instance, new LiteralExpression(new TimeSpan(ticks), PgTypes.Interval), SqlOperator.Add);
    }

    private static (SqlExpression Interval, SqlOperator Operator) Units(SqlExpression count, string unit) =>
        count is LiteralExpression { Value: int known } ? Units(known, unit) : (Clock.Interval(count, unit), SqlOperator.Add);

    private static (SqlExpression Interval, SqlOperator Operator) Units(double count, string unit) => (
        Clock.Interval(string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(count)} {unit}{(Math.Abs(count) == 1 ? "" : "s")}")),
        count < 0 ? SqlOperator.Subtract : SqlOperator.Add);

    private static SqlExpression DaysInMonth(MethodCall call) => Clock.Part("day", SqlFactory.Operator(
        SqlOperator.Add, SqlFactory.Function("make_date", PgTypes.Date, call[0], call[1], SqlFactory.Integer(1)), Clock.Interval("1 month -1 day"), PgTypes.Timestamp));

    private static SqlExpression IsLeapYear(MethodCall call) => SqlFactory.And(
        Divides(4, call[0]),
        SqlFactory.Or(SqlFactory.Not(Divides(100, call[0])), Divides(400, call[0])));

    private static OperatorExpression Divides(int divisor, SqlExpression number) =>
        SqlFactory.Compare(SqlOperator.Equal, SqlFactory.Modulo(number, SqlFactory.Integer(divisor)), SqlFactory.Integer(0));

    private static SqlExpression? SpecifyKind(MethodCall call) => OfKind(Clock.Utc(call[0]), call[1]);
}
