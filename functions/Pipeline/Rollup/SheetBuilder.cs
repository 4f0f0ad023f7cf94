using System.Runtime.InteropServices;
using Pipeline.Model;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup;

/// <summary>A day's two sheets: what each account did, and who answered, reacted to and brought whom.</summary>
internal sealed record DaySheets(IReadOnlyList<DaySheet> Activity, IReadOnlyList<DaySheet> Interactions);

/// <summary>Makes a day's sheets of the day's facts, whatever order they come in.</summary>
internal sealed class SheetBuilder(CommunityId community, DateOnly day, TimeZoneInfo zone)
{
    // More than these are too many for anybody.
    private const int MostChannels = 200;

    private readonly List<ActivityFact> _facts = [];

    public void Add(ActivityFact fact)
    {
        if (!fact.IsWithdrawn && fact.Kind is not (ActivityKind.Edited or ActivityKind.ReactionTotal))
            _facts.Add(fact);
    }

    /// <summary>The parts of both; none if nothing that counts happened.</summary>
    public DaySheets Build()
    {
        var facts = CollectionsMarshal.AsSpan(_facts);
        SortUnlessSorted(facts);
        var (activity, interactions, evidence) = (new SheetWriter(day), new InteractionWriter(day), new EvidenceWriter(day));
        var (reactions, entries) = (new NetReactions(), new EntryBuilder(day, zone));
        for (var from = 0; from < facts.Length;)
        {
            var until = from + 1;
            while (until < facts.Length && facts[until].Member == facts[from].Member)
                until++;

            var own = facts[from..until];
            reactions.Read(own);
            if (entries.Of(own, reactions) is { } entry)
                activity.Add(own[0].Member, entry);
            interactions.Add(own, reactions);
            evidence.Add(own);
            from = until;
        }

        return new(Sheets(activity.Parts()), WithChannels(WithEvidence(Sheets(interactions.Parts()), evidence.Parts())));
    }

    private IReadOnlyList<DaySheet> Sheets(IReadOnlyList<byte[]> parts) => [.. parts.Select(Sheet)];

    private DaySheet Sheet(byte[] entries, int part) => new() { Community = community, Day = day, Part = part, Facts = _facts.Count, Entries = entries };

    // A day's evidence may take more parts than its interactions, or fewer.
    private IReadOnlyList<DaySheet> WithEvidence(IReadOnlyList<DaySheet> parts, IReadOnlyList<byte[]> evidence) =>
    [
        .. parts.Select((sheet, part) => sheet with { Evidence = part < evidence.Count ? evidence[part] : null }),
        .. evidence.Skip(parts.Count).Select((packed, place) => Sheet([], parts.Count + place) with { Evidence = packed }),
    ];

    private IReadOnlyList<DaySheet> WithChannels(IReadOnlyList<DaySheet> parts)
    {
        if (parts.Count == 0)
            return parts;

        string[] channels =
        [
            .. _facts.Where(fact => fact.Kind == ActivityKind.Message).Select(fact => fact.Channel?.Value).OfType<string>()
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostChannels),
        ];
        return [parts[0] with { Channels = channels }, .. parts.Skip(1)];
    }

    // A store hands facts out by member, so there is usually nothing to sort.
    private static void SortUnlessSorted(Span<ActivityFact> facts)
    {
        for (var i = 1; i < facts.Length; i++)
        {
            if (facts[i - 1].Member > facts[i].Member)
            {
                facts.Sort(static (one, other) => one.Member.CompareTo(other.Member));
                return;
            }
        }
    }
}
