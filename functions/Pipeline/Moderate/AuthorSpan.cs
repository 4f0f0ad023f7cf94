using Pipeline.Model;
using Pipeline.Moderate.Surroundings;

namespace Pipeline.Moderate;

/// <summary>An author's texts that are to be judged: those written from one instant to another, both included.</summary>
internal sealed record AuthorSpan(MemberId Author, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>A text, and the later ones of its author that look different because it is there.</summary>
    public static AuthorSpan Of(ActivityFact text, CommunityRules rules) => new(text.Member, text.At, text.At + rules.LongestWindow);

    /// <summary>What is looked at differently now that more is known about the author.</summary>
    public static IEnumerable<AuthorSpan> Of(Store.Joined<MemberState> author, CommunityRules rules, DateTimeOffset now)
    {
        if (author is not { Before: { } before, After: var after })
            yield break;

        if (after.FirstSeenAt < before.FirstSeenAt)
            yield return new(after.Member, before.FirstSeenAt, before.FirstSeenAt + (rules.NewcomerWindow > Trust.Age ? rules.NewcomerWindow : Trust.Age));
        if (!Names.AreSame(before, after))
            yield return new(after.Member, after.FirstSeenAt, after.FirstSeenAt + NewAccount.Window);
        var trusted = after.FirstSeenAt + rules.NewcomerWindow;
        foreach (var text in after.FirstLinks ?? [])
        {
            if (text.At < trusted && before.FirstLinks?.Contains(text) != true)
                yield return new(after.Member, text.At, trusted);
        }

        if (after.TrustedFrom() is { } earned && earned < (before.TrustedFrom() ?? now))
            yield return new(after.Member, earned, before.TrustedFrom() ?? now);
        foreach (var grace in after.Graces ?? [])
        {
            if (before.Graces?.Contains(grace) != true)
                yield return new(after.Member, grace.From, grace.Until < now ? grace.Until : now);
        }

        if (after.IsBot && !before.IsBot)
            yield return new(after.Member, after.FirstSeenAt, now);

        foreach (var change in after.StaffChanges ?? [])
        {
            if (before.StaffChanges?.Contains(change) != true)
                yield return new(after.Member, change.At, NextChange(after.StaffChanges!, change) ?? now);
        }
    }

    /// <summary>Spans of one author that lie close together become one, so that what lies between is read once.</summary>
    public static IReadOnlyList<AuthorSpan> Merge(IEnumerable<AuthorSpan> spans, TimeSpan close)
    {
        var merged = new List<AuthorSpan>();
        foreach (var span in spans.OrderBy(span => span.Author).ThenBy(span => span.From))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Author == span.Author && span.From - last.Until <= close)
                merged[^1] = last with { Until = last.Until > span.Until ? last.Until : span.Until };
            else
                merged.Add(span);
        }

        return merged;
    }

    private static DateTimeOffset? NextChange(IReadOnlyList<StaffChange> changes, StaffChange change)
    {
        foreach (var later in changes)
        {
            if (later > change)
                return later.At;
        }

        return null;
    }
}
