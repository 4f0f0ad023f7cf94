using System.Diagnostics.Metrics;

namespace Pipeline.Telemetry;

/// <summary>
/// Counts what the stages do. What they are counted by is a short list each: functions, outcomes and kinds, never communities or people.
/// </summary>
public sealed class StageMetrics : IDisposable
{
    private readonly Meter _meter = new(PipelineTelemetry.Name);
    private readonly Counter<long> _settled;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _held;
    private readonly Counter<long> _acts;
    private readonly Histogram<double> _behind;

    public StageMetrics()
    {
        _settled = _meter.CreateCounter<long>("pipeline.stage.settled", "{message}", "Messages of queues by function and by what became of them.");
        _duration = _meter.CreateHistogram<double>("pipeline.stage.duration", "s", "How long a batch took, by function.");
        _verdicts = _meter.CreateCounter<long>("pipeline.moderate.verdicts", "{verdict}", "Verdicts against texts, new or changed, by outcome.");
        _held = _meter.CreateCounter<long>("pipeline.enforce.held", "{verdict}", "Verdicts that were not carried out because an hour's acts were spent.");
        _acts = _meter.CreateCounter<long>("pipeline.enforce.acts", "{act}", "Acts on platforms by kind and by how they ended.");
        _behind = _meter.CreateHistogram<double>("pipeline.rollup.behind", "h", "How long the day that waits longest of all communities has been over without being closed.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Settled(string function, string outcome) => _settled.Add(1, new("function", function), new("outcome", outcome));

    internal void Took(string function, TimeSpan length) => _duration.Record(length.TotalSeconds, new KeyValuePair<string, object?>("function", function));

    internal void Judged(string outcome) => _verdicts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Held(int count) => _held.Add(count);

    internal void Acted(string kind, string state) => _acts.Add(1, new("kind", kind), new("state", state));

    internal void Behind(TimeSpan longest) => _behind.Record(longest.TotalHours);
}
