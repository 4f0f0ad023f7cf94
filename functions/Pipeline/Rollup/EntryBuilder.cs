using System.Runtime.InteropServices;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup;

/// <summary>Makes the entry of one account after the other, of the facts of its day in any order.</summary>
internal sealed class EntryBuilder(DateOnly day, TimeZoneInfo zone)
{
    private readonly Dictionary<string, ActivityFact> _answers = new(StringComparer.Ordinal);

    // A window of 24 hours may begin and end within a day that is longer; see SheetEntry.
    private readonly long _mark = CommunityDay.Start(day, zone).UtcTicks + TimeSpan.TicksPerDay;

    /// <summary>Null for an account that neither was active nor joined nor left.</summary>
    public SheetEntry? Of(ReadOnlySpan<ActivityFact> facts, NetReactions reactions)
    {
        var entry = new SheetEntry { Source = facts[0].Source };
        var (arrived, left) = (0L, 0L);
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

        CountReactions(ref entry, reactions);
        CountAnswers(ref entry);
        arrived = Math.Max(arrived, Math.Max(entry.Last, entry.LateLast));
        entry.Gone = left != 0 && left >= arrived;
        return entry.IsActive || entry.Joined != 0 || entry.Gone ? entry : null;
    }

    private static void CountMessage(ref SheetEntry entry, ActivityFact fact)
    {
        entry.Counts[(int)fact.Content]++;
        if (fact.IsComment)
            entry.Counts[SheetCounts.Comments]++;
        if (fact.IsComment || fact.Content is ContentKind.Question or ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion)
            entry.Counts[SheetCounts.Actions]++;
    }

    private void CountReactions(ref SheetEntry entry, NetReactions reactions)
    {
        foreach (var reaction in reactions.Standing)
        {
            entry.Counts[SheetCounts.Reactions]++;
            entry.Counts[SheetCounts.Actions]++;
            Act(ref entry, reaction.At);
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
