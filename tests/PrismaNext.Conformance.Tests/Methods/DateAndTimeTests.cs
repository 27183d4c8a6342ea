using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class DateAndTimeTests
{
    [Fact]
    public Task Year() => ScalarCase.Check(s => s.Day.Year, """extract(year FROM s.day)::integer""");

    [Fact]
    public Task Month() => ScalarCase.Check(s => s.Day.Month, """extract(month FROM s.day)::integer""");

    [Fact]
    public Task Day() => ScalarCase.Check(s => s.Day.Day, """extract(day FROM s.day)::integer""");

    [Fact]
    public Task DayOfWeek() => ScalarCase.Check(s => s.Day.DayOfWeek, """extract(dow FROM s.day)::integer""");

    [Fact]
    public Task DayOfYear() => ScalarCase.Check(s => s.Day.DayOfYear, """extract(doy FROM s.day)::integer""");

    [Fact]
    public Task DayNumber() => ScalarCase.Check(s => s.Day.DayNumber, """s.day - '0001-01-01'::date""");

    [Fact]
    public Task Hour() => ScalarCase.Check(s => s.Time.Hour, """extract(hour FROM s.time)::integer""");

    [Fact]
    public Task Minute() => ScalarCase.Check(s => s.Time.Minute, """extract(minute FROM s.time)::integer""");

    [Fact]
    public Task Second() => ScalarCase.Check(s => s.Time.Second, """trunc(extract(second FROM s.time))::integer""");

    [Fact]
    public Task Millisecond() => ScalarCase.Check(s => s.Time.Millisecond, """trunc(extract(milliseconds FROM s.time))::integer % 1000""");

    [Fact]
    public Task Microsecond() => ScalarCase.Check(s => s.Time.Microsecond, """extract(microseconds FROM s.time)::integer % 1000""");

    [Fact]
    public Task Ticks() => ScalarCase.Check(s => s.Time.Ticks, """(extract(epoch FROM s.time) * 10000000)::bigint""");

    [Fact]
    public Task AddDays() => ScalarCase.Check(s => s.Day.AddDays(3), """s.day + 3""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddDays_column() => ScalarCase.Check(s => s.Day.AddDays(s.Id), """s.day + s.id""");

    [Fact]
    public Task AddDays_negative() => ScalarCase.Check(s => s.Day.AddDays(-1), """s.day - 1""");

    [Fact]
    public Task AddMonths() => ScalarCase.Check(s => s.Day.AddMonths(1), """(s.day + '1 month'::interval * 1)::date""", rows: [1, 2, 3, 4, 5, 6, 7, 8, 10]);

    [Fact]
    public Task AddMonths_column() => ScalarCase.Check(s => s.Day.AddMonths(-s.Id), """(s.day + '1 month'::interval * -s.id)::date""");

    [Fact]
    public Task AddYears() => ScalarCase.Check(s => s.Day.AddYears(-1), """(s.day + '1 year'::interval * -1)::date""");

    [Fact]
    public Task FromDateTime() => ScalarCase.Check(s => DateOnly.FromDateTime(s.At), """(s.at AT TIME ZONE 'UTC')::date""");

    [Fact]
    public Task FromDateTime_timestamp() => ScalarCase.Check(s => DateOnly.FromDateTime(s.Local), """s.local::date""");

    [Fact]
    public Task FromDayNumber() => ScalarCase.Check(s => DateOnly.FromDayNumber(s.Day.DayNumber + 1), """'0001-01-01'::date + (s.day - '0001-01-01'::date + 1)""");

    [Fact]
    public Task ToDateTime() => ScalarCase.Check(s => s.Day.ToDateTime(s.Time), """s.day + s.time""");

    [Fact]
    public Task ToDateTime_midnight() => ScalarCase.Check(s => s.Day.ToDateTime(TimeOnly.MinValue), """s.day + $1""");

    [Fact]
    public Task ToDateTime_kind() => ScalarCase.Check(s => s.Day.ToDateTime(s.Time, DateTimeKind.Utc), """(s.day + s.time) AT TIME ZONE 'UTC'""");

    [Fact]
    public Task New_date() => ScalarCase.Check(s => new DateOnly(s.Day.Year, s.Day.Month, 1), """make_date(extract(year FROM s.day)::integer, extract(month FROM s.day)::integer, 1)""");

    [Fact]
    public Task Compare_dates() => ScalarCase.Check(s => s.Day > new DateOnly(2020, 1, 1), """s.day > $1""");

    [Fact]
    public Task Date_CompareTo() => ScalarCase.Check(s => s.Day.CompareTo(new DateOnly(2020, 12, 31)), """CASE WHEN s.day = $1 THEN 0 WHEN s.day < $1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task AddHours() => ScalarCase.Check(s => s.Time.AddHours(2), """s.time + '1 hour'::interval * 2""");

    [Fact]
    public Task AddHours_back() => ScalarCase.Check(s => s.Time.AddHours(-25.5), """s.time + '1 hour'::interval * -25.5""");

    [Fact]
    public Task AddMinutes() => ScalarCase.Check(s => s.Time.AddMinutes(s.Id), """s.time + '1 minute'::interval * s.id""");

    [Fact]
    public Task Add() => ScalarCase.Check(s => s.Time.Add(s.Span), """s.time + s.span""");

    [Fact]
    public Task IsBetween() => ScalarCase.Check(s => s.Time.IsBetween(new TimeOnly(1, 0), new TimeOnly(12, 0)), """CASE WHEN $1 <= $2 THEN s.time >= $1 AND s.time < $2 ELSE s.time >= $1 OR s.time < $2 END""");

    [Fact]
    public Task IsBetween_over_midnight() => ScalarCase.Check(s => s.Time.IsBetween(new TimeOnly(20, 0), new TimeOnly(2, 0)), """CASE WHEN $1 <= $2 THEN s.time >= $1 AND s.time < $2 ELSE s.time >= $1 OR s.time < $2 END""");

    [Fact]
    public Task IsBetween_columns() => ScalarCase.Check(s => s.Time.IsBetween(s.Time, s.Time.AddHours(1)), """CASE WHEN s.time <= s.time + '1 hour'::interval * 1 THEN s.time >= s.time AND s.time < s.time + '1 hour'::interval * 1 ELSE s.time >= s.time OR s.time < s.time + '1 hour'::interval * 1 END""");

    [Fact]
    public Task Time_difference() => ScalarCase.Check(s => s.Time - new TimeOnly(6, 30), """(s.time - $1)::time::interval""");

    [Fact]
    public Task Time_FromDateTime() => ScalarCase.Check(s => TimeOnly.FromDateTime(s.At), """(s.at AT TIME ZONE 'UTC')::time""");

    [Fact]
    public Task FromTimeSpan() => ScalarCase.Check(s => TimeOnly.FromTimeSpan(s.Span), """s.span::time""");

    [Fact]
    public Task ToTimeSpan() => ScalarCase.Check(s => s.Time.ToTimeSpan(), """s.time::interval""");

    [Fact]
    public Task New_time() => ScalarCase.Check(s => new TimeOnly(s.Time.Hour, 0), """make_time(extract(hour FROM s.time)::integer, 0, 0)""");

    [Fact]
    public Task Compare_times() => ScalarCase.Check(s => s.Time < new TimeOnly(12, 0), """s.time < $1""");
}
