using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>Gathers what a delivery's events came to. Of several faults the first is told, with how many more there are.</summary>
internal sealed class EventGathering
{
    private readonly List<CommunityEvent> _events = [];
    private readonly List<string> _unused = [];
    private string? _fault;
    private int _more;

    public void Add(EventOutcome outcome, int? ordinal = null)
    {
        if (outcome.Event is { } communityEvent)
            _events.Add(communityEvent);
        if (outcome.Unused is { } kind)
            _unused.Add(kind);
        if (outcome.Fault is { } fault)
            Blame(fault, ordinal);
    }

    public void Add(Reading reading, int? ordinal)
    {
        _events.AddRange(reading.Events);
        _unused.AddRange(reading.Unused);
        if (reading.Fault is { } fault)
            Blame(fault.TrimEnd('.'), ordinal);
    }

    public void Blame(string fault)
    {
        if (_fault is null)
            _fault = fault;
        else
            _more++;
    }

    public Reading ToReading() => new(_events)
    {
        Unused = _unused,
        Fault = _more == 0 ? _fault : string.Create(CultureInfo.InvariantCulture, $"{_fault} ({_more} more like it)"),
    };

    private void Blame(string fault, int? ordinal) =>
        Blame(ordinal is { } place ? string.Create(CultureInfo.InvariantCulture, $"Event {place + 1}: {fault}.") : $"{fault}.");
}
