using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Moments out of the numbers that PostgreSQL sends for them; called by emitted code. Nothing is clamped.</summary>
internal static class CopyReads
{
    private static readonly DateTime Epoch = new(2000, 1, 1);
    private static readonly DateOnly EpochDay = new(2000, 1, 1);

    public static DateTime ToDateTime(long microseconds, DateTimeKind kind, string type)
    {
        var ticks = (Int128)microseconds * TimeSpan.TicksPerMicrosecond + Epoch.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw RowErrors.ValueOutOfRange(type, typeof(DateTime));
    }

    public static DateOnly ToDate(int days)
    {
        var number = (long)days + EpochDay.DayNumber;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw RowErrors.ValueOutOfRange("date", typeof(DateOnly));
    }

    // The server's day ends at 24:00, which is a value of its own.
    public static TimeOnly ToTime(long microseconds) =>
        microseconds < TimeSpan.MicrosecondsPerDay ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond) : throw RowErrors.ValueOutOfRange("time", typeof(TimeOnly));
}
