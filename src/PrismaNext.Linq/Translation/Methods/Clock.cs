using System.Globalization;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;

namespace PrismaNext.Linq.Translation.Methods;

/// <summary>Time on the clock and intervals. A <c>timestamptz</c> is taken apart and moved in UTC, whatever the session's time zone.</summary>
internal static class Clock
{
    /// <summary>The part of a time below a microsecond, which PostgreSQL does not keep.</summary>
    public static SqlExpression NoTime(SqlExpression value) => SqlFactory.Case(SqlFactory.IsNull(value), SqlFactory.Null(PgTypes.Integer), SqlFactory.Integer(0));

    private static readonly LiteralExpression Zone = SqlFactory.Text("UTC");

    // Sent without days: the server would move a timestamptz by days of its session's time zone, which can have 23 or 25 hours.
    private static readonly PgType ExactInterval = new("interval", typeof(NpgsqlInterval), NpgsqlDbType.Interval);

    public static bool IsZoned(SqlExpression value) => value.Type.DbType == NpgsqlDbType.TimestampTz;

    /// <summary>The date and time that a clock in UTC shows, as a <c>timestamp</c>.</summary>
    public static SqlExpression Utc(SqlExpression value) => value switch
    {
        _ when !IsZoned(value) => value,
        AtTimeZoneExpression { Operand: var shown, Zone: var zone } when zone == Zone => shown,
        _ => new AtTimeZoneExpression(SqlFactory.Typed(value), Zone, PgTypes.Timestamp),
    };

    /// <summary>The moment at which a clock in UTC shows a <c>timestamp</c>.</summary>
    public static SqlExpression Moment(SqlExpression shown, PgType type) => shown is AtTimeZoneExpression { Operand: var moment, Zone: var zone } && zone == Zone && IsZoned(moment)
        ? SqlFactory.Retype(moment, type)
        : new AtTimeZoneExpression(SqlFactory.Typed(shown), Zone, type);

    /// <summary>A value changed in UTC, in the type that it had.</summary>
    public static SqlExpression InUtc(SqlExpression value, Func<SqlExpression, SqlExpression> change)
    {
        var changed = change(Utc(SqlFactory.Typed(value)));
        return IsZoned(value) ? Moment(changed, value.Type) : changed;
    }

    /// <summary>A part of a date, time or interval as a whole number.</summary>
    public static SqlExpression Part(string field, SqlExpression value, PgType? type = null) => SqlFactory.Cast(new ExtractExpression(field, value), type ?? PgTypes.Integer);

    /// <summary>A part with a fraction, cut off.</summary>
    public static SqlExpression Truncated(SqlExpression number) => SqlFactory.Cast(SqlFactory.Function("trunc", PgTypes.Numeric, number), PgTypes.Integer);

    public static ExtractExpression Seconds(SqlExpression value) => new("epoch", value);

    /// <summary>An interval written as people do.</summary>
    public static SqlExpression Interval(string text) => SqlFactory.Cast(SqlFactory.Text(text), PgTypes.Interval);

    /// <summary>A number of units.</summary>
    public static SqlExpression Interval(SqlExpression count, string unit) => SqlFactory.Operator(SqlOperator.Multiply, Interval("1 " + unit), Narrow(count), PgTypes.Interval);

    /// <summary>Moves a date and time by an interval.</summary>
    public static SqlExpression Move(SqlExpression value, SqlExpression interval, SqlOperator op)
    {
        if (!IsZoned(value))
            return SqlFactory.Operator(op, SqlFactory.Typed(value), SqlFactory.Typed(interval), value.Type);
        return interval switch
        {
            LiteralExpression { Value: TimeSpan span } => MoveExactly(value, Interval(Hours(span)), op),
            SlotParameterExpression slot => MoveExactly(value, slot with { Type = ExactInterval, Transform = static span => new NpgsqlInterval(0, 0, ((TimeSpan)span).Ticks / TimeSpan.TicksPerMicrosecond) }, op),
            _ => InUtc(value, shown => SqlFactory.Operator(op, shown, interval, PgTypes.Timestamp)),
        };
    }

    /// <summary>Moves a date and time by an interval that has neither months nor days.</summary>
    public static SqlExpression MoveExactly(SqlExpression value, SqlExpression interval, SqlOperator op) =>
        SqlFactory.Operator(op, SqlFactory.Typed(value), interval, value.Type);

    /// <summary>The conversion to a wider number is the server's own in a product with an interval.</summary>
    public static SqlExpression Narrow(SqlExpression count) => count is CastExpression { Type.Name: "double precision" } cast && cast.Operand.Type.ModelType.IsInteger() ? cast.Operand : count;

    private static string Hours(TimeSpan span)
    {
        var time = span.Duration();
        return string.Create(CultureInfo.InvariantCulture, $"{(span < TimeSpan.Zero ? "-" : "")}{(long)time.TotalHours:00}:{time:mm\\:ss\\.FFFFFF}").TrimEnd('.');
    }
}
