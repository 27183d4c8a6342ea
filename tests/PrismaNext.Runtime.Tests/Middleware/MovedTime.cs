namespace PrismaNext.Runtime.Tests.Middleware;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class MovedTime : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Move(TimeSpan time) => _ticks += time.Ticks;
}
