using Pipeline.Model;
using Pipeline.Moderate.Surroundings;

namespace Pipeline.Moderate;

/// <summary>A text to judge, with all that a check may look at.</summary>
/// <param name="Text">The message as posted, or as an edit left it.</param>
/// <param name="Before">The author's earlier texts within the longest window, in the order of time; not those of the same message.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record JudgedText(ActivityFact Text, ReadOnlyMemory<ActivityFact> Before, MemberState Author, CommunityRules Rules)
{
    /// <summary>What there is around the text besides.</summary>
    public Company Around { get; init; } = Company.None;

    /// <summary>The community's clock.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public TimeOnly LocalTime => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(Text.At, Zone).DateTime);

    public TextSignals Signals => Text.Signals!;

    public bool IsEdit => Text.Kind == ActivityKind.Edited;

    public bool IsByNewcomer => Text.At - Author.FirstSeenAt < Rules.NewcomerWindow;

    public bool IsByTrusted => Author.TrustedFrom() <= Text.At;

    /// <summary>The author's earlier texts that are less than <paramref name="window"/> older.</summary>
    public ReadOnlySpan<ActivityFact> Within(TimeSpan window)
    {
        var before = Before.Span;
        var first = before.Length;
        while (first > 0 && Text.At - before[first - 1].At < window)
            first--;
        return before[first..];
    }
}
