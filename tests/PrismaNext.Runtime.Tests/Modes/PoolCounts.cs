using System.Diagnostics.Metrics;

namespace PrismaNext.Runtime.Tests.Modes;

/// <summary>What the driver says of its pools.</summary>
internal static class PoolCounts
{
    /// <summary>How many connections of the pool are lent.</summary>
    /// <param name="applicationName">A name that only this pool's connection string has.</param>
    public static int Used(string applicationName)
    {
        var used = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "Npgsql", Name: "db.client.connection.count" })
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, count, tags, _) =>
        {
            var names = tags.ToArray().ToDictionary();
            if (names["db.client.connection.state"] is "used" && names["db.client.connection.pool.name"] is string pool && pool.Contains(applicationName, StringComparison.Ordinal))
                used += count;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return used;
    }
}
