using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PrismaNext.Runtime.Tests.Logging;

/// <summary>Listens to the meter as an exporter would.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly ConcurrentQueue<(string Name, MetricValue Value)> _values = new();
    private readonly MeterListener _listener = new();

    public MetricRecorder()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "PrismaNext")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Observe() => _listener.RecordObservableInstruments();

    public List<MetricValue> Of(string instrument) => [.. _values.Where(value => value.Name == instrument).Select(value => value.Value)];

    public IEnumerable<double> Values(string instrument) => Of(instrument).Select(value => value.Value);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _values.Enqueue((instrument.Name, new(value, tags.ToArray().ToDictionary())));
}
