using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Review;

/// <summary>A text and what a moderator decided it is.</summary>
/// <param name="Moderation"><c>ok</c>, <c>spam</c>, <c>scam</c> or <c>toxic</c>, as <c>evaluate</c> and <c>train</c> read it.</param>
public sealed record ReviewedLabel(string Text, string Moderation);

/// <param name="Labels">Each text once.</param>
/// <param name="Left">Decided texts that are no label: their rule says nothing about their words.</param>
/// <param name="Contradicted">Texts that moderators decided in different ways.</param>
public sealed record LabelExport(IReadOnlyList<ReviewedLabel> Labels, int Left, int Contradicted);

/// <summary>
/// What moderators decided about words, for training and measuring text models: only on request, only where a person decided about the
/// text itself, and each text once. A flood of good mornings is no spam, and so what was decided by other rules teaches nothing.
/// </summary>
public sealed class ExportLabels(IStore store, TimeProvider clock)
{
    private const string Ok = "ok";

    public async Task<LabelExport> HandleAsync(CommunityId community, CancellationToken cancellationToken)
    {
        var held = await store.RangeAsync(Tables.HeldTexts, community.Value, cancellationToken: cancellationToken)
            .Where(text => text.Kind == HeldKind.Message).ToListAsync(cancellationToken);
        var reviews = await store.FindManyAsync(Tables.Reviews, [.. held.Select(Tables.ReviewKey)], cancellationToken);
        var now = clock.GetUtcNow();
        return Of([.. held.Zip(reviews).Where(one => one.Second?.WasHarmful is not null && !one.First.IsOverAt(now, one.Second)).Select(one => (one.First.Words, one.Second!))]);
    }

    /// <summary>Pure: the labels that the decisions come to.</summary>
    public static LabelExport Of(IReadOnlyList<(string Words, ReviewCase Review)> decided)
    {
        var labels = decided.Select(one => (Label: LabelOf(one.Review), one.Words)).ToList();
        var texts = labels.Where(one => one.Label is not null && one.Words.Length > 0)
            .GroupBy(one => TextFingerprint.Of(one.Words)).Select(same => same.ToList()).ToList();
        var agreed = texts.Where(same => same.Select(one => one.Label).Distinct().Count() == 1);
        return new(
            [.. agreed.Select(same => new ReviewedLabel(same[0].Words, same[0].Label!))],
            labels.Count(one => one.Label is null),
            texts.Count(same => same.Select(one => one.Label).Distinct().Count() > 1));
    }

    private static string? LabelOf(ReviewCase review) => (review.WasHarmful, review.Verdict?.Rule) switch
    {
        (false, _) => Ok,
        (true, RuleNames.NoSpam) => "spam",
        (true, RuleNames.NoScams or RuleNames.NoScamLinks) => "scam",
        (true, RuleNames.Respect) => "toxic",
        _ => null,
    };
}
