using System.Diagnostics.Metrics;
using Pipeline.Model;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>Counts what came in, by source: deliveries by outcome, events by type, and the kinds that are acknowledged and not used.</summary>
public sealed class IngestMetrics : IDisposable
{
    private const int MaxKindLength = 64;

    private readonly Meter _meter = new(PipelineTelemetry.Name);
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _events;
    private readonly Counter<long> _unused;

    public IngestMetrics()
    {
        _deliveries = _meter.CreateCounter<long>("pipeline.ingest.deliveries", "{delivery}", "Webhook deliveries by source and outcome.");
        _events = _meter.CreateCounter<long>("pipeline.ingest.events", "{event}", "Events published to the bus by source.");
        _unused = _meter.CreateCounter<long>("pipeline.ingest.unused", "{event}", "Acknowledged and not used, by source and kind.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Delivered(string source, string outcome) => _deliveries.Add(1, new("source", source), new("outcome", outcome));

    internal void Published(Source source, int count) => _events.Add(count, new KeyValuePair<string, object?>("source", source.Name()));

    // Kinds come from outside: their length is bounded here, their number by the metrics reader.
    internal void Unused(Source source, IReadOnlyList<string> kinds)
    {
        foreach (var kind in kinds)
            _unused.Add(1, new("source", source.Name()), new("kind", kind.Length > MaxKindLength ? kind[..MaxKindLength] : kind));
    }
}
