using Pipeline.Model;
using Pipeline.Moderate.Surroundings;

namespace Pipeline.Moderate;

/// <summary>What is known when an author's texts are judged: the author, and the texts in the order of time.</summary>
/// <param name="Texts">From the longest window before the span to its end; texts of one instant in the order of their rows, on every store.</param>
internal sealed record AuthorCase(AuthorSpan Span, MemberState Author, IReadOnlyList<ActivityFact> Texts)
{
    /// <summary>What there is around the texts of the span besides, where there is anything.</summary>
    public IReadOnlyDictionary<EventId, Company> Around { get; init; } = new Dictionary<EventId, Company>();

    public IReadOnlyList<Verdict> Decide(Judge judge, Community community)
    {
        var texts = Texts.ToArray();
        var verdicts = new List<Verdict>();
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].At >= Span.From && texts[i].At <= Span.Until)
                verdicts.Add(Decide(judge, community, texts, i));
        }

        return verdicts;
    }

    public bool SeesTheSameAs(AuthorCase other) =>
        Author.FirstSeenAt == other.Author.FirstSeenAt
        && Author.IsBot == other.Author.IsBot
        && Author.TrustedFrom() == other.Author.TrustedFrom()
        && (Author.Graces ?? []).SequenceEqual(other.Author.Graces ?? [])
        && (Author.FirstLinks ?? []).SequenceEqual(other.Author.FirstLinks ?? [])
        && (Author.StaffChanges ?? []).SequenceEqual(other.Author.StaffChanges ?? [])
        && Around.Count == other.Around.Count
        && Around.All(one => other.Around.TryGetValue(one.Key, out var now) && now == one.Value)
        && Texts.Select(text => text.Event).SequenceEqual(other.Texts.Select(text => text.Event));

    private Verdict Decide(Judge judge, Community community, ActivityFact[] texts, int index)
    {
        var text = texts[index];
        if (Author.IsBot)
            return Judge.Exempt(text, "a bot");
        if (community.Staff.Contains(Author.Member) || Author.IsStaffAt(text.At))
            return Judge.Exempt(text, "staff");

        var before = texts.AsMemory(0, index);
        if (text.Kind == ActivityKind.Edited)
            before = before.ToArray().Where(earlier => earlier.Message != text.Message || earlier.Channel != text.Channel).ToArray();
        return judge.Decide(new(text, before, Author, community.Rules) { Zone = community.Zone, Around = Around.GetValueOrDefault(text.Event, Company.None) });
    }
}
