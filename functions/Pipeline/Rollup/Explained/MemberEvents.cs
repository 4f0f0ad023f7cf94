using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>Events by member: how many, and the first of them.</summary>
internal sealed class MemberEvents
{
    // Enough to look at; the count says how many there are.
    private const int MostListed = 50;
    private readonly Dictionary<int, (int Count, List<EventId> First)> _events = [];

    public void Add(int member, EventId one)
    {
        if (!_events.TryGetValue(member, out var events))
            events = (0, []);
        if (events.First.Count < MostListed)
            events.First.Add(one);
        _events[member] = events with { Count = events.Count + 1 };
    }

    public (int Count, IReadOnlyList<EventId> First) Of(int member) => _events.TryGetValue(member, out var events) ? events : (0, []);
}
