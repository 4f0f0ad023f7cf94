using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup;

/// <summary>Something a member did that counts, and the counters that it raises.</summary>
internal sealed record PlainAct(MemberId Who, DateOnly Day, DateTimeOffset At, IReadOnlyList<string> Counters);

/// <summary>Who is no member: never, or from one change of role to the next.</summary>
internal sealed record PlainPeople(IReadOnlySet<MemberId> Never, IReadOnlyDictionary<MemberId, IReadOnlyList<StaffChange>> Staff);

/// <summary>
/// A community's history as plain lists of what happened, for <see cref="PlainNumbers"/>: everything is looked for again each time it is
/// asked for, nothing is packed or kept up.
/// </summary>
internal sealed class PlainHistory
{
    private readonly PlainPeople _people;
    private readonly TimeZoneInfo _zone;
    private readonly ILookup<MemberId, (MemberId Who, DateOnly Day, DateTimeOffset At)> _arrivals;
    private readonly ILookup<MemberId, ActivityFact> _leaves;

    public PlainHistory(IEnumerable<ActivityFact> facts, PlainPeople people, TimeZoneInfo zone, DateOnly through)
    {
        _people = people;
        _zone = zone;
        var standing = facts.Where(fact => fact.Day <= through && !fact.IsWithdrawn && !people.Never.Contains(fact.Member)).ToList();
        Joins = [.. standing.Where(fact => fact.Kind == ActivityKind.Joined)];
        _leaves = standing.Where(fact => fact.Kind == ActivityKind.Left).ToLookup(fact => fact.Member);
        Seen = [.. Messages(standing), .. Reactions(standing), .. Answers(standing), .. Voices(standing)];
        _arrivals = Seen.Select(act => (act.Who, act.Day, act.At)).Concat(Joins.Select(join => (Who: join.Member, join.Day, join.At)))
            .ToLookup(arrival => arrival.Who);
        Acts = [.. Seen.Where(act => Counts(act.Who, act.Day))];
        Active = Acts.Select(act => (act.Who, act.Day)).ToHashSet();
        Engaged = Acts.Where(act => act.Counters.Contains("actions")).Select(act => (act.Who, act.Day)).ToHashSet();
    }

    public IReadOnlyList<ActivityFact> Joins { get; }

    /// <summary>What anybody did that is no bot and not always staff.</summary>
    public IReadOnlyList<PlainAct> Seen { get; }

    /// <summary>What members did.</summary>
    public IReadOnlyList<PlainAct> Acts { get; }

    public IReadOnlySet<(MemberId Who, DateOnly Day)> Active { get; }

    public IReadOnlySet<(MemberId Who, DateOnly Day)> Engaged { get; }

    public IEnumerable<MemberId> Everybody => _arrivals.Select(arrivals => arrivals.Key);

    /// <summary>The days on which anybody did, joined or left.</summary>
    public IReadOnlySet<DateOnly> Days =>
        _arrivals.SelectMany(arrivals => arrivals).Select(arrival => arrival.Day)
            .Concat(_leaves.SelectMany(leaves => leaves).Select(leave => leave.Day)).ToHashSet();

    /// <summary>A member on this day: no staff when it ended.</summary>
    public bool Counts(MemberId who, DateOnly day)
    {
        var end = CommunityDay.End(day, _zone);
        return !_people.Staff.TryGetValue(who, out var changes) || !changes.Where(change => change.At < end).Select(change => change.IsStaff).LastOrDefault();
    }

    public bool IsPresent(MemberId who, DateOnly day)
    {
        var arrivals = _arrivals[who].Where(arrival => arrival.Day <= day).ToList();
        var leaves = _leaves[who].Where(leave => leave.Day <= day).ToList();
        return Counts(who, day) && arrivals.Count > 0
            && (leaves.Count == 0 || leaves.Max(leave => leave.At) < arrivals.Max(arrival => arrival.At));
    }

    private static IEnumerable<PlainAct> Messages(List<ActivityFact> facts)
    {
        foreach (var fact in facts.Where(fact => fact.Kind == ActivityKind.Message))
        {
            var counters = new List<string> { "messages", $"{fact.Content}" };
            if (fact.ReplyTo is not null)
                counters.Add("comments");
            if (fact.ReplyTo is not null || fact.Content is ContentKind.Question or ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion)
                counters.Add("actions");
            yield return new(fact.Member, fact.Day, fact.At, counters);
        }
    }

    // A reaction added and removed on the same day nets to nothing; one that stands happened when it was added last.
    private static IEnumerable<PlainAct> Reactions(List<ActivityFact> facts)
    {
        var changes = facts.Where(fact => fact.Kind == ActivityKind.Reaction).SelectMany(fact =>
            (fact.Added ?? []).Select(emoji => (Fact: fact, Emoji: emoji, Change: 1))
            .Concat((fact.Removed ?? []).Select(emoji => (Fact: fact, Emoji: emoji, Change: -1))));
        return changes.GroupBy(change => (change.Fact.Member, change.Fact.Day, change.Fact.Channel, change.Fact.Message, change.Emoji))
            .Where(reaction => reaction.Sum(change => change.Change) > 0)
            .Select(reaction => new PlainAct(
                reaction.Key.Member, reaction.Key.Day, reaction.Where(change => change.Change > 0).Max(change => change.Fact.At), ["reactions", "actions"]));
    }

    private static IEnumerable<PlainAct> Answers(List<ActivityFact> facts) =>
        facts.Where(fact => fact.Kind == ActivityKind.PollAnswer).GroupBy(fact => (fact.Member, fact.Day, fact.Poll))
            .Select(answers => answers.OrderBy(fact => fact.At).ThenBy(fact => fact.Event.Value, StringComparer.Ordinal).Last())
            .Where(answer => answer.Added is not null)
            .Select(answer => new PlainAct(answer.Member, answer.Day, answer.At, ["polls"]));

    private static IEnumerable<PlainAct> Voices(List<ActivityFact> facts) =>
        facts.Where(fact => fact.Kind == ActivityKind.Voice).Select(fact => new PlainAct(fact.Member, fact.Day, fact.At, ["voice"]));
}
