using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Qrie.Silo.Tests.Auth;

/// <summary>All that any meter of the process measures, as text: names and tags.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
    private readonly ConcurrentDictionary<string, bool> seen = new();

    public Measurements()
    {
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        listener.Start();
    }

    public IReadOnlyCollection<string> Texts
    {
        get
        {
            listener.RecordObservableInstruments();
            return [.. seen.Keys];
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            seen.TryAdd($"{instrument.Meter.Name} {instrument.Name} {tag.Key}={tag.Value}", true);
        }
    }
}
