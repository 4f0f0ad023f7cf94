using Pipeline.Model;

namespace Pipeline.Api;

/// <summary>A review as a moderator reads it.</summary>
/// <param name="Outcome">What was decided about the text, as it stood when somebody reviewed it.</param>
/// <param name="Severity">What the checks alone came to.</param>
/// <param name="Quote">The rule in the words that members read.</param>
/// <param name="IsHeld">Nothing was done, because too much was done in that hour already.</param>
public sealed record ReviewView(
    string Id,
    ReviewState State,
    IReadOnlyList<ReviewReason> Reasons,
    DateTimeOffset TextAt,
    DateTimeOffset OpenedAt,
    MemberId? Author,
    ChannelId? Channel,
    MessageId? Message,
    bool IsEdit,
    Outcome Outcome,
    Outcome Severity,
    string? Rule,
    string? Quote,
    IReadOnlyList<Finding> Findings,
    string? Version,
    bool IsHeld)
{
    public IReadOnlyList<ReviewReport> Reports { get; init; } = [];

    public DateTimeOffset? AppealedAt { get; init; }

    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public IReadOnlyList<ReviewDecision> Decisions { get; init; } = [];

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The text under review, where one review is asked for and its text is still held.</summary>
    public string? Text { get; init; }

    /// <summary>What its author says to it, likewise.</summary>
    public string? Appeal { get; init; }

    public static ReviewView Of(ReviewCase review, DateTimeOffset now) => new(
        review.Id,
        review.StateAt(now),
        [.. review.Reasons],
        review.TextAt,
        review.OpenedAt,
        review.Author,
        review.Channel,
        review.Message,
        review.IsEdit,
        review.Outcome,
        review.Verdict?.Severity ?? Outcome.Allowed,
        review.Verdict?.Rule,
        review.Verdict?.Quote,
        review.Verdict?.Findings ?? [],
        review.Verdict?.Version,
        review.IsHeld)
    {
        Reports = review.Reports ?? [],
        AppealedAt = review.AppealedAt,
        ClaimedBy = review.StateAt(now) == ReviewState.Claimed ? review.ClaimedBy : null,
        ClaimedUntil = review.StateAt(now) == ReviewState.Claimed ? review.ClaimedUntil : null,
        Decisions = review.Decisions ?? [],
        SettledAt = review.SettledAt,
    };
}
