using PrismaNext.Testing;

namespace PrismaNext.Conformance.Tests.Methods;

public sealed class TimeSpanTests
{
    [Fact]
    public Task Days() => ScalarCase.Check(s => s.Span.Days, """extract(day FROM justify_hours(s.span))::integer""");

    [Fact]
    public Task Hours() => ScalarCase.Check(s => s.Span.Hours, """extract(hour FROM justify_hours(s.span))::integer""");

    [Fact]
    public Task Minutes() => ScalarCase.Check(s => s.Span.Minutes, """extract(minute FROM justify_hours(s.span))::integer""");

    [Fact]
    public Task Seconds() => ScalarCase.Check(s => s.Span.Seconds, """trunc(extract(second FROM justify_hours(s.span)))::integer""");

    [Fact]
    public Task Milliseconds() => ScalarCase.Check(s => s.Span.Milliseconds, """trunc(extract(milliseconds FROM justify_hours(s.span)))::integer % 1000""");

    [Fact]
    public Task Microseconds() => ScalarCase.Check(s => s.Span.Microseconds, """extract(microseconds FROM justify_hours(s.span))::integer % 1000""");

    [Fact]
    public Task Ticks() => ScalarCase.Check(s => s.Span.Ticks, """(extract(epoch FROM s.span) * 10000000)::bigint""");

    [Fact]
    public Task TotalDays() => ScalarCase.Check(s => s.Span.TotalDays, """extract(epoch FROM s.span)::double precision / 86400""");

    [Fact]
    public Task TotalHours() => ScalarCase.Check(s => s.Span.TotalHours, """extract(epoch FROM s.span)::double precision / 3600""");

    [Fact]
    public Task TotalMinutes() => ScalarCase.Check(s => s.Span.TotalMinutes, """extract(epoch FROM s.span)::double precision / 60""");

    [Fact]
    public Task TotalSeconds() => ScalarCase.Check(s => s.Span.TotalSeconds, """extract(epoch FROM s.span)::double precision""");

    [Fact]
    public Task TotalMilliseconds() => ScalarCase.Check(s => s.Span.TotalMilliseconds, """(extract(epoch FROM s.span) * 1000)::double precision""");

    [Fact]
    public Task TotalMicroseconds() => ScalarCase.Check(s => s.Span.TotalMicroseconds, """(extract(epoch FROM s.span) * 1000000)::double precision""");

    [Fact]
    public Task Plus() => ScalarCase.Check(s => s.Span + s.Span, """s.span + s.span""");

    [Fact]
    public Task Minus() => ScalarCase.Check(s => s.Span - TimeSpan.FromDays(1), """s.span - $1""");

    [Fact]
    public Task Plus_nullable() => ScalarCase.Check(s => s.Span + s.MaybeSpan, """s.span + s.maybe_span""");

    [Fact]
    public Task Times() => ScalarCase.Check(s => s.Span * 2, """s.span * 2""");

    [Fact]
    public Task Times_column() => ScalarCase.Check(s => s.Span * s.Id, """s.span * s.id""");

    [Fact]
    public Task Times_left() => ScalarCase.Check(s => 1.5 * s.Span, """1.5 * s.span""", rows: [1, 2, 3, 4, 5, 7, 8, 9, 10]);

    [Fact]
    public Task Divided() => ScalarCase.Check(s => s.Span / 2, """s.span / 2""", rows: [1, 2, 3, 4, 5, 7, 8, 9, 10]);

    [Fact]
    public Task Divided_by_span() => ScalarCase.Check(s => s.Span / TimeSpan.FromHours(1), """extract(epoch FROM s.span)::double precision / extract(epoch FROM $1)::double precision""");

    [Fact]
    public Task Negate() => ScalarCase.Check(s => -s.Span, """-s.span""");

    [Fact]
    public Task Negate_method() => ScalarCase.Check(s => s.Span.Negate(), """-s.span""");

    [Fact]
    public Task Duration() => ScalarCase.Check(s => s.Span.Duration(), """greatest(s.span, -s.span)""");

    [Fact]
    public Task FromDays() => ScalarCase.Check(s => TimeSpan.FromDays(s.Id), """'1 day'::interval * s.id""");

    [Fact]
    public Task FromHours() => ScalarCase.Check(s => TimeSpan.FromHours(s.Id), """'1 hour'::interval * s.id""");

    [Fact]
    public Task FromHours_double() => ScalarCase.Check(s => TimeSpan.FromHours(s.Single), """'1 hour'::interval * s.single::double precision""");

    [Fact]
    public Task FromMinutes() => ScalarCase.Check(s => TimeSpan.FromMinutes(s.Small), """'1 minute'::interval * s.small::bigint""");

    [Fact]
    public Task FromSeconds() => ScalarCase.Check(s => TimeSpan.FromSeconds(s.Small), """'1 second'::interval * s.small::bigint""");

    [Fact]
    public Task FromMilliseconds() => ScalarCase.Check(s => TimeSpan.FromMilliseconds(s.Id), """'1 millisecond'::interval * s.id::bigint""");

    [Fact]
    public Task New() => ScalarCase.Check(s => new TimeSpan(s.Id, 2, 3), """make_interval(0, 0, 0, 0, s.id, 2, 3)""");

    [Fact]
    public Task New_days() => ScalarCase.Check(s => new TimeSpan(s.Id, 1, 2, 3), """make_interval(0, 0, 0, s.id, 1, 2, 3)""");

    [Fact]
    public Task New_milliseconds() => ScalarCase.Check(s => new TimeSpan(s.Id, 1, 2, 3, s.Id), """make_interval(0, 0, 0, s.id, 1, 2, 3 + s.id / 1000.0)""");

    [Fact]
    public Task Compare() => ScalarCase.Check(s => s.Span > TimeSpan.FromHours(1), """s.span > $1""");

    [Fact]
    public Task CompareTo() => ScalarCase.Check(s => s.Span.CompareTo(TimeSpan.FromHours(25.5)), """CASE WHEN s.span = $1 THEN 0 WHEN s.span < $1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Compare_method() => ScalarCase.Check(s => TimeSpan.Compare(s.Span, TimeSpan.Zero), """CASE WHEN s.span = $1 THEN 0 WHEN s.span < $1 THEN -1 ELSE 1 END""");

    [Fact]
    public Task Equals_value() => ScalarCase.Check(s => s.Span == TimeSpan.FromHours(25.5), """s.span = $1""");

    [Fact]
    public Task Add() => ScalarCase.Check(s => s.Span.Add(TimeSpan.FromSeconds(1)), """s.span + $1""");

    [Fact]
    public Task Subtract() => ScalarCase.Check(s => s.Span.Subtract(s.Span), """s.span - s.span""");

    [Fact]
    public Task Multiply() => ScalarCase.Check(s => s.Span.Multiply(3), """s.span * 3""");

    [Fact]
    public Task Divide() => ScalarCase.Check(s => s.Span.Divide(4), """s.span / 4""", rows: [1, 2, 3, 4, 5, 7, 8, 9, 10]);
}
