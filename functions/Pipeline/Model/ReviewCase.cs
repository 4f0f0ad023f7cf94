using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>How it stands with a review.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewState>))]
public enum ReviewState
{
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Somebody looks at it; that runs out.</summary>
    [JsonStringEnumMemberName("claimed")]
    Claimed,

    /// <summary>What was decided about the text was right.</summary>
    [JsonStringEnumMemberName("upheld")]
    Upheld,

    /// <summary>It was wrong: an innocent text was held against its author, or one that broke a rule was let pass.</summary>
    [JsonStringEnumMemberName("overturned")]
    Overturned,

    /// <summary>What it was opened for went away by itself before anybody decided.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>
/// What people are to look at: a text and what was decided about it. The rules, members' reports, the daily sample and an appeal each say
/// their part, in any order and any number of times; what a person decided is never changed by any of them.
/// </summary>
public sealed record ReviewCase
{
    public required CommunityId Community { get; init; }

    /// <summary>Follows from the place of the text, so that whatever opens a review of it opens the same one.</summary>
    public required string Id { get; init; }

    /// <summary>When the text was written; of what nobody has seen, the start of the day it was reported on.</summary>
    public required DateTimeOffset TextAt { get; init; }

    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    /// <summary>The event that wrote the text.</summary>
    public EventId? Text { get; init; }

    public bool IsEdit { get; init; }

    /// <summary>Who wrote it, or who was reported.</summary>
    public MemberId? Author { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What stands against the text, as it stood when a person decided; null: it was let pass.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Version of the text models when the review was opened.</summary>
    public string? Models { get; init; }

    /// <summary>Nothing was done, because too much was done in that hour already.</summary>
    public bool IsHeld { get; init; }

    /// <summary>How many of a hundred texts are drawn for the daily sample this is in, as a share; null: it is in none.</summary>
    public double? AuditRate { get; init; }

    /// <summary>Members' reports, in the order of time.</summary>
    public IReadOnlyList<ReviewReport>? Reports { get; init; }

    /// <summary>When the author asked for another look.</summary>
    public DateTimeOffset? AppealedAt { get; init; }

    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>In the order of time. An appeal can ask for one more after the text was upheld.</summary>
    public IReadOnlyList<ReviewDecision>? Decisions { get; init; }

    /// <summary>When all that follows from the last decision was done.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    [JsonIgnore]
    public Outcome Outcome => Verdict?.Outcome ?? Outcome.Allowed;

    [JsonIgnore]
    public double ReportWeight => Reports?.Sum(report => report.Weight) ?? 0;

    /// <summary>The decision that stands; null while one is awaited.</summary>
    [JsonIgnore]
    public ReviewDecision? Decision =>
        Decisions is { Count: > 0 } all && !(all[^1].Is == ReviewState.Upheld && AppealedAt > all[^1].At) ? all[^1] : null;

    /// <summary>Whether the text should not have been let pass, by what a person decided; null while nobody has.</summary>
    [JsonIgnore]
    public bool? WasHarmful => Decision is { } decision ? Outcome == Outcome.Allowed == (decision.Is == ReviewState.Overturned) : null;

    /// <summary>Whether an appeal is not decided yet.</summary>
    [JsonIgnore]
    public bool IsAppealOpen => AppealedAt is not null && Decision is null;

    [JsonIgnore]
    public IEnumerable<ReviewReason> Reasons
    {
        get
        {
            if (AppealedAt is not null)
                yield return ReviewReason.Appeal;
            if (ReportWeight >= ReviewReport.Enough)
                yield return ReviewReason.Reports;
            if (Outcome > Outcome.Allowed)
                yield return ReviewReason.Verdict;
            if (AuditRate is not null)
                yield return ReviewReason.Audit;
        }
    }

    public ReviewState StateAt(DateTimeOffset now)
    {
        if (Decision is { } decision)
            return decision.Is;
        if (!Reasons.Any())
            return ReviewState.Withdrawn;
        return ClaimedUntil > now ? ReviewState.Claimed : ReviewState.Open;
    }

    /// <summary>With what stands against the text now; unchanged once a person decided.</summary>
    public ReviewCase Judged(Verdict? standing, bool isHeld) => Decisions is not null || (Same(standing) && (IsHeld || !isHeld))
        ? this
        : this with { Verdict = standing, IsHeld = IsHeld || isHeld };

    /// <summary>With a member's report: the first of each member stays; unchanged once a person decided, or when there are enough to see.</summary>
    public ReviewCase Reported(ReviewReport report) => Decisions is not null || Reports?.Count >= ReviewReport.MostKept || Reports?.Any(known => known.Reporter == report.Reporter) == true
        ? this
        : this with { Reports = [.. (Reports ?? []).Append(report).OrderBy(known => known.At).ThenBy(known => known.Event.Value, StringComparer.Ordinal)] };

    public ReviewCase Claimed(string by, DateTimeOffset until) => this with { ClaimedBy = by, ClaimedUntil = until };

    public ReviewCase Decided(ReviewDecision decision) => this with
    {
        Decisions = [.. Decisions ?? [], decision],
        ClaimedBy = null,
        ClaimedUntil = null,
        SettledAt = null,
    };

    private bool Same(Verdict? standing) =>
        Verdict is null ? standing is null : standing is not null && Verdict.SaysTheSameAs(standing) && Verdict.Text == standing.Text;
}

/// <summary>A person's decision.</summary>
/// <param name="Is">Upheld or overturned.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why, in the words of whoever decided.</param>
public sealed record ReviewDecision(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ReviewState Is, DateTimeOffset At, string By, string Reason);

/// <summary>A member's report, and what it weighs.</summary>
/// <param name="Weight">1 of a full member, less where reports are doubted.</param>
/// <param name="Why">What took weight from it, for a moderator to read; null: nothing did.</param>
public sealed record ReviewReport(EventId Event, MemberId Reporter, DateTimeOffset At, double Weight, string? Why)
{
    /// <summary>A column of Table Storage takes no more than this many with ease, and nobody reads more.</summary>
    public const int MostKept = 100;

    /// <summary>From this weight on reports open a review by themselves.</summary>
    public const double Enough = 1;
}
