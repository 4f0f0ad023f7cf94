using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Explained;

/// <summary>The events that show a number, by the member that each is counted for.</summary>
internal sealed class EventsBehind
{
    private readonly Func<ActivityFact, bool>? _shows;
    private readonly MemberRoster _roster;
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<int> _members;

    // An answer shows something for who asked, and something else for who gave it.
    private readonly Dictionary<(int Member, long At, ulong Message), HashSet<int>> _wanted = [];
    private readonly MemberEvents _events = new();

    /// <param name="shows">Where members are counted and not what happened: which of their facts show it.</param>
    public EventsBehind(Func<ActivityFact, bool>? shows, IReadOnlyList<Share> shares, MemberRoster roster, TimeZoneInfo zone)
    {
        (_shows, _roster, _zone) = (shows, roster, zone);
        _members = [.. shares.Where(share => share.Count != 0).Select(share => share.Member)];
        foreach (var share in shares)
        {
            if (share.By is not { } what)
                continue;

            if (!_wanted.TryGetValue((what.Member, what.At, what.Message), out var countedFor))
                _wanted[(what.Member, what.At, what.Message)] = countedFor = [];
            countedFor.Add(share.Member);
        }
    }

    public void Add(ActivityFact fact)
    {
        if (fact.IsWithdrawn)
            return;

        var member = _roster.Of(fact.Member);
        if (_shows is not { } shows)
        {
            // One of several facts that say the same is enough.
            if (KeyOf(member, fact) is { } key && _wanted.Remove(key, out var countedFor))
            {
                foreach (var one in countedFor)
                    _events.Add(one, fact.Event);
            }
        }
        else if (shows(fact) && _members.Contains(member) && !_roster.IsStaff(member, CommunityDay.End(CommunityDay.Of(fact.At, _zone), _zone).UtcTicks))
        {
            _events.Add(member, fact.Event);
        }
    }

    public void Add(int member, EventId one) => _events.Add(member, one);

    public (int Count, IReadOnlyList<EventId> First) Of(int member) => _events.Of(member);

    private static (int Member, long At, ulong Message)? KeyOf(int member, ActivityFact fact) => fact switch
    {
        { Kind: ActivityKind.Joined } => (member, fact.At.UtcTicks, 0),
        { Kind: ActivityKind.Message or ActivityKind.Reaction, Channel: { } channel, Message: { } message } => (member, fact.At.UtcTicks, MessageHash.Of(fact.Source, channel, message.Value)),
        _ => null,
    };
}
