using System.Diagnostics.Metrics;

namespace PrismaNext.Soak;

/// <summary>Adds up the library's own count of open cursors.</summary>
internal sealed class CursorCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _open;

    public CursorCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "PrismaNext", Name: "prismanext.cursor.count" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _open, change));
        _listener.Start();
    }

    public long Open => Interlocked.Read(ref _open);

    public void Dispose() => _listener.Dispose();
}
