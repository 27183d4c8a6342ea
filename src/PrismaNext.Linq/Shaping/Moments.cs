using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Shaping;

/// <summary>Moments out of the numbers that PostgreSQL sends for them; called by emitted code. Nothing is clamped.</summary>
/// <remarks>Infinity is the greatest number, which is out of range. Its opposite is what Npgsql stores for the least value, and is read as that.</remarks>
internal static class Moments
{
    private static readonly DateTime Epoch = new(2000, 1, 1);
    private static readonly DateOnly EpochDay = new(2000, 1, 1);
    private static readonly long First = (DateTime.MinValue.Ticks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    private static readonly long Last = (DateTime.MaxValue.Ticks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime ToDateTime(long microseconds, DateTimeKind kind, string type) =>
        microseconds >= First && microseconds <= Last ? new DateTime(Epoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), kind)
        : microseconds == long.MinValue ? DateTime.MinValue
        : throw RowErrors.ValueOutOfRange(type, typeof(DateTime));

    public static DateTimeOffset ToDateTimeOffset(long microseconds, string type) => new(ToDateTime(microseconds, DateTimeKind.Unspecified, type), TimeSpan.Zero);

    public static DateOnly ToDate(int days)
    {
        var number = (long)days + EpochDay.DayNumber;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number)
            : days == int.MinValue ? DateOnly.MinValue
            : throw RowErrors.ValueOutOfRange("date", typeof(DateOnly));
    }

    // The server's day ends at 24:00, which is a value of its own.
    public static TimeOnly ToTime(long microseconds) =>
        microseconds < TimeSpan.MicrosecondsPerDay ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond) : throw RowErrors.ValueOutOfRange("time", typeof(TimeOnly));
}
