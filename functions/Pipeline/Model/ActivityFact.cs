using System.Text.Json.Serialization;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Model;

/// <summary>What kind of thing a member did. The order is part of the stored format.</summary>
public enum ActivityKind
{
    Message = 0,
    Reaction = 1,
    PollAnswer = 2,
    Voice = 3,
    Joined = 4,
    Left = 5,

    /// <summary>Anonymous reactions on a message: counted for the community, for nobody in particular.</summary>
    ReactionTotal = 6,
}

/// <summary>
/// One thing that happened on a community's day, without text: all that the metrics are computed from. The row of an event is always
/// at the same place, so writing it again changes nothing.
/// </summary>
public sealed record ActivityFact
{
    public required CommunityId Community { get; init; }

    public required DateOnly Day { get; init; }

    public required MemberId Member { get; init; }

    public required DateTimeOffset At { get; init; }

    public required EventId Event { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ActivityKind Kind { get; init; }

    /// <summary>Where the message lies that was posted or reacted to.</summary>
    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    public MessageId? ReplyTo { get; init; }

    public string? Thread { get; init; }

    public ContentKind Content { get; init; }

    /// <summary>The author recommends the community itself.</summary>
    public bool Recommends { get; init; }

    /// <summary>When the text was written that <see cref="Content"/>, <see cref="Links"/> and <see cref="Fingerprint"/> describe.</summary>
    public DateTimeOffset? TextAt { get; init; }

    public ulong Fingerprint { get; init; }

    public int Links { get; init; }

    public IReadOnlyList<string>? Added { get; init; }

    public IReadOnlyList<string>? Removed { get; init; }

    /// <summary>Anonymous reactions on the message at this instant.</summary>
    public int Total { get; init; }

    public LeaveReason Leave { get; init; }

    public Attribution Attribution { get; init; }

    public MemberId? Inviter { get; init; }

    /// <summary>Deleted, or removed by moderation: the fact stays, and no longer counts.</summary>
    public bool Withdrawn { get; init; }

    [JsonIgnore]
    public bool IsComment => Kind == ActivityKind.Message && (ReplyTo is not null);

    /// <summary>Two writings of one fact: the later text describes it, and withdrawn stays withdrawn.</summary>
    public static ActivityFact Join(ActivityFact one, ActivityFact other)
    {
        var later = Later(one, other);
        var withdrawn = one.Withdrawn || other.Withdrawn;
        return later.Withdrawn == withdrawn ? later : later with { Withdrawn = withdrawn };
    }

    private static ActivityFact Later(ActivityFact one, ActivityFact other) =>
        (Nullable.Compare(one.TextAt, other.TextAt), one.Fingerprint.CompareTo(other.Fingerprint)) switch
        {
            ( < 0, _) => other,
            ( > 0, _) => one,
            (_, < 0) => other,
            (_, > 0) => one,
            _ => RowOrder.Compare(Standing(one), Standing(other), RowJsonContext.Default.ActivityFact) < 0 ? other : one,
        };

    private static ActivityFact Standing(ActivityFact fact) => fact.Withdrawn ? fact with { Withdrawn = false } : fact;
}
