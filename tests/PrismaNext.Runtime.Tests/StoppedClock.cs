namespace PrismaNext.Runtime.Tests;

/// <summary>A clock that stands still unless it is moved, so that no test depends on how fast the machine is.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private long _timestamp;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _timestamp);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _timestamp, time.Ticks);
}
