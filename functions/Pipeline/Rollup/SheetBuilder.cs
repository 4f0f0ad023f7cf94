using System.Runtime.InteropServices;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup;

/// <summary>Makes a day's sheet of the day's facts, whatever order they come in.</summary>
internal sealed class SheetBuilder(CommunityId community, DateOnly day, TimeZoneInfo zone)
{
    private readonly List<ActivityFact> _facts = [];
    private readonly Dictionary<(ChannelId?, MessageId?, string), (int Net, long LastAdded)> _reactions = [];
    private readonly Dictionary<string, ActivityFact> _answers = new(StringComparer.Ordinal);

    // A window of 24 hours may begin and end within a day that is longer; see SheetEntry.
    private readonly long _mark = CommunityDay.Start(day, zone).UtcTicks + TimeSpan.TicksPerDay;

    public void Add(ActivityFact fact)
    {
        if (!fact.IsWithdrawn && fact.Kind is not (ActivityKind.Edited or ActivityKind.ReactionTotal))
            _facts.Add(fact);
    }

    /// <summary>The day's parts; none if nothing that counts happened.</summary>
    public IReadOnlyList<DaySheet> Build()
    {
        var facts = CollectionsMarshal.AsSpan(_facts);
        SortUnlessSorted(facts);
        var writer = new SheetWriter(day);
        for (var from = 0; from < facts.Length;)
        {
            var until = from + 1;
            while (until < facts.Length && facts[until].Member == facts[from].Member)
                until++;
            AddMember(writer, facts[from..until]);
            from = until;
        }

        return [.. writer.Parts().Select((entries, part) => new DaySheet
        {
            Community = community, Day = day, Part = part, Facts = _facts.Count, Entries = entries,
        })];
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

    private void AddMember(SheetWriter writer, ReadOnlySpan<ActivityFact> facts)
    {
        var entry = new SheetEntry { Source = facts[0].Source };
        var (arrived, left) = (0L, 0L);
        _reactions.Clear();
        _answers.Clear();
        foreach (var fact in facts)
        {
            var at = fact.At.UtcTicks;
            switch (fact.Kind)
            {
                case ActivityKind.Message:
                    CountMessage(ref entry, fact);
                    Act(ref entry, at);
                    break;
                case ActivityKind.Reaction:
                    Net(fact, at);
                    break;
                case ActivityKind.PollAnswer:
                    KeepLatest(fact);
                    break;
                case ActivityKind.Voice:
                    entry.Counts[SheetCounts.VoiceJoins]++;
                    Act(ref entry, at);
                    break;
                case ActivityKind.Joined:
                    entry.Joined = entry.Joined == 0 ? at : Math.Min(entry.Joined, at);
                    arrived = Math.Max(arrived, at);
                    break;
                case ActivityKind.Left:
                    left = Math.Max(left, at);
                    break;
                default:
                    break;
            }
        }

        CountReactions(ref entry);
        CountAnswers(ref entry);
        arrived = Math.Max(arrived, Math.Max(entry.Last, entry.LateLast));
        entry.Gone = left != 0 && left >= arrived;
        if (entry.IsActive || entry.Joined != 0 || entry.Gone)
            writer.Add(facts[0].Member, entry);
    }

    private static void CountMessage(ref SheetEntry entry, ActivityFact fact)
    {
        entry.Counts[(int)fact.Content]++;
        if (fact.IsComment)
            entry.Counts[SheetCounts.Comments]++;
        if (fact.IsComment || fact.Content is ContentKind.Question or ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion)
            entry.Counts[SheetCounts.Actions]++;
    }

    private void Net(ActivityFact fact, long at)
    {
        foreach (var emoji in fact.Added ?? [])
        {
            ref var reaction = ref CollectionsMarshal.GetValueRefOrAddDefault(_reactions, (fact.Channel, fact.Message, emoji), out _);
            reaction = (reaction.Net + 1, Math.Max(reaction.LastAdded, at));
        }

        foreach (var emoji in fact.Removed ?? [])
            CollectionsMarshal.GetValueRefOrAddDefault(_reactions, (fact.Channel, fact.Message, emoji), out _).Net--;
    }

    // A reaction is there or not, however often it was reported; one that was taken back on the same day never was.
    private void CountReactions(ref SheetEntry entry)
    {
        foreach (var (net, lastAdded) in _reactions.Values)
        {
            if (net <= 0)
                continue;

            entry.Counts[SheetCounts.Reactions]++;
            entry.Counts[SheetCounts.Actions]++;
            Act(ref entry, lastAdded);
        }
    }

    private void KeepLatest(ActivityFact answer)
    {
        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_answers, answer.Poll ?? "", out var known);
        if (!known || answer.At > latest!.At || (answer.At == latest.At && string.CompareOrdinal(answer.Event.Value, latest.Event.Value) > 0))
            latest = answer;
    }

    // An answer that was changed is one answer; one that was taken back on the same day is none.
    private void CountAnswers(ref SheetEntry entry)
    {
        foreach (var answer in _answers.Values)
        {
            if (answer.Added is null)
                continue;

            entry.Counts[SheetCounts.PollAnswers]++;
            Act(ref entry, answer.At.UtcTicks);
        }
    }

    private void Act(ref SheetEntry entry, long at)
    {
        if (at < _mark)
        {
            entry.First = entry.First == 0 ? at : Math.Min(entry.First, at);
            entry.Last = Math.Max(entry.Last, at);
            return;
        }

        entry.LateFirst = entry.LateFirst == 0 ? at : Math.Min(entry.LateFirst, at);
        entry.LateLast = Math.Max(entry.LateLast, at);
    }
}
