using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class DateTimeTests
{
    private static readonly double Days = 1.25;
    private static readonly DateTime Start = new(2020, 2, 29, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTimeOffset Instant = new(2020, 2, 29, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly TimeSpan Period = new(40, 1, 2, 3);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public Task Year() => ScalarCase.Check(s => s.At.Year, """extract(year FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Month() => ScalarCase.Check(s => s.At.Month, """extract(month FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Day() => ScalarCase.Check(s => s.At.Day, """extract(day FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Hour() => ScalarCase.Check(s => s.At.Hour, """extract(hour FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Minute() => ScalarCase.Check(s => s.At.Minute, """extract(minute FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Second() => ScalarCase.Check(s => s.At.Second, """trunc(extract(second FROM s.at AT TIME ZONE 'UTC'))::integer""");

    [Fact]
    public Task Millisecond() => ScalarCase.Check(s => s.At.Millisecond, """trunc(extract(milliseconds FROM s.at AT TIME ZONE 'UTC'))::integer % 1000""");

    [Fact]
    public Task Microsecond() => ScalarCase.Check(s => s.At.Microsecond, """extract(microseconds FROM s.at AT TIME ZONE 'UTC')::integer % 1000""");

    [Fact]
    public Task DayOfWeek() => ScalarCase.Check(s => s.At.DayOfWeek, """extract(dow FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task DayOfYear() => ScalarCase.Check(s => s.At.DayOfYear, """extract(doy FROM s.at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Date() => ScalarCase.Check(s => s.At.Date, """date_trunc('day', s.at, 'UTC')""");

    [Fact]
    public Task TimeOfDay() => ScalarCase.Check(s => s.At.TimeOfDay, """(s.at AT TIME ZONE 'UTC')::time::interval""");

    [Fact]
    public Task Ticks() => ScalarCase.Check(s => s.At.Ticks, """(extract(epoch FROM s.at) * 10000000 + 621355968000000000)::bigint""");

    [Fact]
    public Task Year_of_a_timestamp() => ScalarCase.Check(s => s.Local.Year, """extract(year FROM s.local)::integer""");

    [Fact]
    public Task Hour_of_a_timestamp() => ScalarCase.Check(s => s.Local.Hour, """extract(hour FROM s.local)::integer""");

    [Fact]
    public Task Second_of_a_timestamp() => ScalarCase.Check(s => s.Local.Second, """trunc(extract(second FROM s.local))::integer""");

    [Fact]
    public Task Millisecond_of_a_timestamp() => ScalarCase.Check(s => s.Local.Millisecond, """trunc(extract(milliseconds FROM s.local))::integer % 1000""");

    [Fact]
    public Task DayOfWeek_of_a_timestamp() => ScalarCase.Check(s => s.Local.DayOfWeek, """extract(dow FROM s.local)::integer""");

    [Fact]
    public Task Date_of_a_timestamp() => ScalarCase.Check(s => s.Local.Date, """date_trunc('day', s.local)""");

    [Fact]
    public Task TimeOfDay_of_a_timestamp() => ScalarCase.Check(s => s.Local.TimeOfDay, """s.local::time::interval""");

    [Fact]
    public Task Ticks_of_a_timestamp() => ScalarCase.Check(s => s.Local.Ticks, """(extract(epoch FROM s.local) * 10000000 + 621355968000000000)::bigint""");

    [Fact]
    public Task Nullable_Year() => ScalarCase.Check(s => s.MaybeAt!.Value.Year, """extract(year FROM s.maybe_at AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Nullable_Year_or_null() => ScalarCase.Check(s => s.MaybeAt == null ? (int?)null : s.MaybeAt.Value.Year, """CASE WHEN s.maybe_at IS NULL THEN NULL ELSE extract(year FROM s.maybe_at AT TIME ZONE 'UTC')::integer END""");

    [Fact]
    public Task AddDays() => ScalarCase.Check(s => s.At.AddDays(1), """s.at + '24 hours'::interval""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddDays_negative() => ScalarCase.Check(s => s.At.AddDays(-40), """s.at - '960 hours'::interval""");

    [Fact]
    public Task AddDays_fraction() => ScalarCase.Check(s => s.At.AddDays(0.5), """s.at + '12:00:00'::interval""");

    [Fact]
    public Task AddDays_column() => ScalarCase.Check(s => s.At.AddDays(s.Small), """s.at + '24 hours'::interval * s.small""");

    [Fact]
    public Task AddDays_timestamp() => ScalarCase.Check(s => s.Local.AddDays(45), """s.local + '45 days'::interval""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddDays_timestamp_column() => ScalarCase.Check(s => s.Local.AddDays(s.Id), """s.local + '1 day'::interval * s.id""");

    [Fact]
    public Task AddDays_double_column() => ScalarCase.Check(s => s.At.AddDays(s.Single), """s.at + '24 hours'::interval * s.single::double precision""");

    [Fact]
    public Task AddDays_parameter() => ScalarCase.Check(s => s.At.AddDays(Days), """s.at + '24 hours'::interval * $1""");

    [Fact]
    public Task AddMonths() => ScalarCase.Check(s => s.At.AddMonths(1), """(s.at AT TIME ZONE 'UTC' + '1 month'::interval) AT TIME ZONE 'UTC'""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddMonths_negative() => ScalarCase.Check(s => s.At.AddMonths(-1), """(s.at AT TIME ZONE 'UTC' - '1 month'::interval) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task AddMonths_column() => ScalarCase.Check(s => s.At.AddMonths(s.Small), """(s.at AT TIME ZONE 'UTC' + '1 month'::interval * s.small::integer) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task AddMonths_timestamp() => ScalarCase.Check(s => s.Local.AddMonths(13), """s.local + '13 months'::interval""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddYears() => ScalarCase.Check(s => s.At.AddYears(1), """(s.at AT TIME ZONE 'UTC' + '1 year'::interval) AT TIME ZONE 'UTC'""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddYears_column() => ScalarCase.Check(s => s.Local.AddYears(-s.Id), """s.local + '1 year'::interval * -s.id""");

    [Fact]
    public Task AddMonths_then_a_part() => ScalarCase.Check(s => s.At.AddMonths(1).Day, """extract(day FROM s.at AT TIME ZONE 'UTC' + '1 month'::interval)::integer""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddHours() => ScalarCase.Check(s => s.At.AddHours(36), """s.at + '36 hours'::interval""");

    [Fact]
    public Task AddHours_column() => ScalarCase.Check(s => s.At.AddHours(s.Id), """s.at + '1 hour'::interval * s.id""");

    [Fact]
    public Task AddMinutes() => ScalarCase.Check(s => s.At.AddMinutes(-90), """s.at - '90 minutes'::interval""");

    [Fact]
    public Task AddMinutes_column() => ScalarCase.Check(s => s.Local.AddMinutes(s.Small), """s.local + '1 minute'::interval * s.small""");

    [Fact]
    public Task AddSeconds() => ScalarCase.Check(s => s.At.AddSeconds(1.5), """s.at + '00:00:01.5'::interval""");

    [Fact]
    public Task AddSeconds_column() => ScalarCase.Check(s => s.At.AddSeconds(s.Single), """s.at + '1 second'::interval * s.single::double precision""");

    [Fact]
    public Task AddMilliseconds() => ScalarCase.Check(s => s.At.AddMilliseconds(1), """s.at + '1 millisecond'::interval""");

    [Fact]
    public Task AddMilliseconds_column() => ScalarCase.Check(s => s.At.AddMilliseconds(s.Small), """s.at + '1 millisecond'::interval * s.small""");

    [Fact]
    public Task AddMicroseconds() => ScalarCase.Check(s => s.At.AddMicroseconds(7), """s.at + '7 microseconds'::interval""");

    [Fact]
    public Task Add() => ScalarCase.Check(s => s.At.Add(s.Span), """(s.at AT TIME ZONE 'UTC' + s.span) AT TIME ZONE 'UTC'""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task Add_parameter() => ScalarCase.Check(s => s.At.Add(Period), """s.at + $1""");

    [Fact]
    public Task Plus_parameter() => ScalarCase.Check(s => s.At + Period, """s.at + $1""");

    [Fact]
    public Task Plus_column() => ScalarCase.Check(s => s.At + s.Span, """(s.at AT TIME ZONE 'UTC' + s.span) AT TIME ZONE 'UTC'""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task Plus_column_timestamp() => ScalarCase.Check(s => s.Local + s.Span, """s.local + s.span""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task Minus_column() => ScalarCase.Check(s => s.At - s.Span, """(s.at AT TIME ZONE 'UTC' - s.span) AT TIME ZONE 'UTC'""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task Subtract_span() => ScalarCase.Check(s => s.At.Subtract(Period), """s.at - $1""");

    [Fact]
    public Task Difference() => ScalarCase.Check(s => s.At - Start, """s.at - $1""");

    [Fact]
    public Task Difference_of_columns() => ScalarCase.Check(s => s.At - s.MaybeAt!.Value, """s.at - s.maybe_at""");

    [Fact]
    public Task Difference_of_nullables() => ScalarCase.Check(s => s.MaybeAt - s.At, """s.maybe_at - s.at""");

    [Fact]
    public Task Subtract() => ScalarCase.Check(s => s.At.Subtract(Start), """s.at - $1""");

    [Fact]
    public Task Difference_days() => ScalarCase.Check(s => (s.At - Start).TotalDays, """extract(epoch FROM s.at - $1)::double precision / 86400""");

    [Fact]
    public Task Difference_whole_days() => ScalarCase.Check(s => (s.At - Start).Days, """extract(day FROM justify_hours(s.at - $1))::integer""");

    [Fact]
    public Task Difference_hours() => ScalarCase.Check(s => (s.At - Start).TotalHours, """extract(epoch FROM s.at - $1)::double precision / 3600""");

    [Fact]
    public Task New() => ScalarCase.Check(s => new DateTime(s.At.Year, s.At.Month, 1), """make_timestamp(extract(year FROM s.at AT TIME ZONE 'UTC')::integer, extract(month FROM s.at AT TIME ZONE 'UTC')::integer, 1, 0, 0, 0)""");

    [Fact]
    public Task New_with_time() => ScalarCase.Check(s => new DateTime(s.Day.Year, 2, 3, 4, 5, 6), """make_timestamp(extract(year FROM s.day)::integer, 2, 3, 4, 5, 6)""");

    [Fact]
    public Task New_with_kind() => ScalarCase.Check(s => new DateTime(s.Day.Year, 2, 3, 4, 5, 6, DateTimeKind.Utc), """make_timestamp(extract(year FROM s.day)::integer, 2, 3, 4, 5, 6) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task New_compared() => ScalarCase.Check(s => s.At >= new DateTime(s.At.Year, 2, 1), """s.at >= make_timestamp(extract(year FROM s.at AT TIME ZONE 'UTC')::integer, 2, 1, 0, 0, 0) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task DaysInMonth() => ScalarCase.Check(s => DateTime.DaysInMonth(s.At.Year, s.At.Month), """extract(day FROM make_date(extract(year FROM s.at AT TIME ZONE 'UTC')::integer, extract(month FROM s.at AT TIME ZONE 'UTC')::integer, 1) + '1 month -1 day'::interval)::integer""");

    [Fact]
    public Task IsLeapYear() => ScalarCase.Check(s => DateTime.IsLeapYear(s.At.Year), """extract(year FROM s.at AT TIME ZONE 'UTC')::integer % 4 = 0 AND (extract(year FROM s.at AT TIME ZONE 'UTC')::integer % 100 <> 0 OR extract(year FROM s.at AT TIME ZONE 'UTC')::integer % 400 = 0)""");

    [Fact]
    public Task CompareTo() => ScalarCase.Check(s => s.At.CompareTo(Start), """CASE WHEN s.at = $1 THEN 0 WHEN s.at < $1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Compare() => ScalarCase.Check(s => DateTime.Compare(s.At, Start) < 0, """s.at < $1""");

    [Fact]
    public Task Equals_value() => ScalarCase.Check(s => s.At.Equals(Start), """s.at = $1""");

    [Fact]
    public Task SpecifyKind() => ScalarCase.Check(s => DateTime.SpecifyKind(s.Local, DateTimeKind.Utc), """s.local AT TIME ZONE 'UTC'""");

    [Fact]
    public Task Timestamp_compared() => ScalarCase.Check(s => s.Local.Date == s.At.Date, """date_trunc('day', s.local) AT TIME ZONE 'UTC' = date_trunc('day', s.at, 'UTC')""");

    [Fact]
    public Task UtcNow() => ScalarCase.Check(s => s.At < DateTime.UtcNow, """s.at < $1""");

    [Fact]
    public Task Offset_Year() => ScalarCase.Check(s => s.Moment.Year, """extract(year FROM s.moment AT TIME ZONE 'UTC')::integer""");

    [Fact]
    public Task Offset_Date() => ScalarCase.Check(s => s.Moment.Date, """date_trunc('day', s.moment AT TIME ZONE 'UTC')""");

    [Fact]
    public Task Offset_UtcDateTime() => ScalarCase.Check(s => s.Moment.UtcDateTime, """s.moment""");

    [Fact]
    public Task Offset_DateTime() => ScalarCase.Check(s => s.Moment.DateTime, """s.moment AT TIME ZONE 'UTC'""");

    [Fact]
    public Task Offset_AddDays() => ScalarCase.Check(s => s.Moment.AddDays(2), """s.moment + '48 hours'::interval""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task Offset_AddMonths() => ScalarCase.Check(s => s.Moment.AddMonths(-2), """(s.moment AT TIME ZONE 'UTC' - '2 months'::interval) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task Offset_ToUnixTimeSeconds() => ScalarCase.Check(s => s.Moment.ToUnixTimeSeconds(), """floor(extract(epoch FROM s.moment))::bigint""");

    [Fact]
    public Task Offset_ToUnixTimeMilliseconds() => ScalarCase.Check(s => s.Moment.ToUnixTimeMilliseconds(), """floor(extract(epoch FROM s.moment) * 1000)::bigint""");

    [Fact]
    public Task Offset_FromUnixTimeSeconds() => ScalarCase.Check(s => DateTimeOffset.FromUnixTimeSeconds(s.Number), """to_timestamp(s.number::bigint)""");

    [Fact]
    public Task Offset_FromUnixTimeMilliseconds() => ScalarCase.Check(s => DateTimeOffset.FromUnixTimeMilliseconds(s.Big), """to_timestamp(s.big / 1000.0)""");

    [Fact]
    public Task Offset_Difference() => ScalarCase.Check(s => s.Moment - Instant, """s.moment - $1""");

    [Fact]
    public Task Offset_UtcNow() => ScalarCase.Check(s => s.Moment < DateTimeOffset.UtcNow, """s.moment < $1""");

    [Fact]
    public Task Offset_Ticks() => ScalarCase.Check(s => s.Moment.UtcTicks, """(extract(epoch FROM s.moment) * 10000000 + 621355968000000000)::bigint""");

    [Fact]
    public Task Zone_by_id() => ScalarCase.Check(s => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(s.At, "America/New_York"), """s.at AT TIME ZONE 'America/New_York'""", rows: [1, 2, 3, 4, 5, 6, 10]);

    [Fact]
    public Task Zone() => ScalarCase.Check(s => TimeZoneInfo.ConvertTime(s.At, Berlin), """s.at AT TIME ZONE 'Europe/Berlin'""", rows: [1, 2, 3, 4, 5, 6, 10]);

    [Fact]
    public Task Zone_from_utc() => ScalarCase.Check(s => TimeZoneInfo.ConvertTimeFromUtc(s.At, Berlin), """s.at AT TIME ZONE 'Europe/Berlin'""", rows: [1, 2, 3, 4, 5, 6, 10]);

    [Fact]
    public Task Zone_to_utc() => ScalarCase.Check(s => TimeZoneInfo.ConvertTimeToUtc(s.Local, Berlin), """s.local AT TIME ZONE 'Europe/Berlin'""", rows: [1, 2, 3, 4, 5, 6]);
}
