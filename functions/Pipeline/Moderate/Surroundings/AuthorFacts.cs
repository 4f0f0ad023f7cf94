using Pipeline.Model;

namespace Pipeline.Moderate.Surroundings;

/// <summary>An author, and what the author wrote and reacted to from the longest window before the span to its end.</summary>
internal sealed record AuthorFacts(AuthorSpan Span, MemberState Author, IReadOnlyList<ActivityFact> Texts, IReadOnlyList<ActivityFact> Reactions)
{
    public IEnumerable<ActivityFact> Judged => Texts.Where(text => text.At >= Span.From && text.At <= Span.Until);

    /// <summary>The most messages reacted to within <paramref name="burst"/>, in <paramref name="window"/> before an instant.</summary>
    public int ReactedTo(DateTimeOffset before, TimeSpan window, TimeSpan burst)
    {
        var (most, first) = (0, 0);
        ActivityFact[] near = [.. Reactions.Where(reaction => reaction.At <= before && before - reaction.At < window)];
        for (var last = 0; last < near.Length; last++)
        {
            while (near[last].At - near[first].At >= burst)
                first++;
            most = Math.Max(most, near.AsSpan(first..(last + 1)).ToArray().DistinctBy(reaction => (reaction.Channel, reaction.Message)).Count());
        }

        return most;
    }
}
