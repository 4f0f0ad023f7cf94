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

    /// <summary>A message's text was changed: moderation looks at it, no figure counts it.</summary>
    Edited = 7,
}

/// <summary>
/// One thing that happened on a community's day, without text: all that the metrics are computed from and that moderation looks at. The
/// row of an event is always at the same place, so writing it again changes nothing.
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

    /// <summary>Where the message lies that was posted, changed or reacted to.</summary>
    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    public MessageId? ReplyTo { get; init; }

    public string? Thread { get; init; }

    /// <summary>What this very event wrote; null while only something about the message has arrived.</summary>
    public TextSignals? Signals { get; init; }

    /// <summary>When the message's newest text was written, which <see cref="Content"/> and <see cref="Recommends"/> label.</summary>
    public DateTimeOffset? TextAt { get; init; }

    public ContentKind Content { get; init; }

    /// <summary>The author recommends the community itself.</summary>
    public bool Recommends { get; init; }

    /// <summary>The poll that was answered.</summary>
    public string? Poll { get; init; }

    /// <summary>Reactions, or the chosen options of a poll; a poll answer that was taken back has none.</summary>
    public IReadOnlyList<string>? Added { get; init; }

    public IReadOnlyList<string>? Removed { get; init; }

    /// <summary>Anonymous reactions on the message at this instant.</summary>
    public int Total { get; init; }

    public LeaveReason Leave { get; init; }

    public Attribution Attribution { get; init; }

    public MemberId? Inviter { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Deleted, or removed by moderation and not restored: the fact stays, and does not count.</summary>
    [JsonIgnore]
    public bool IsWithdrawn => Withdrawal.Stands(DeletedAt, RemovedAt, RestoredAt);

    [JsonIgnore]
    public bool IsComment => Kind == ActivityKind.Message && ReplyTo is not null;

    /// <summary>A text that moderation judges.</summary>
    [JsonIgnore]
    public bool IsText => Kind is ActivityKind.Message or ActivityKind.Edited && Signals is not null;

    /// <summary>Two writings of one fact: each part from whoever knows it, the label from the later text.</summary>
    public static ActivityFact Join(ActivityFact one, ActivityFact other)
    {
        var written = Written(one, other);
        var label = LabelOrder(one).CompareTo(LabelOrder(other)) >= 0 ? one : other;
        return written with
        {
            TextAt = label.TextAt,
            Content = label.Content,
            Recommends = label.Recommends,
            DeletedAt = Withdrawal.Earliest(one.DeletedAt, other.DeletedAt),
            RemovedAt = Withdrawal.Latest(one.RemovedAt, other.RemovedAt),
            RestoredAt = Withdrawal.Latest(one.RestoredAt, other.RestoredAt),
        };
    }

    // One event wrote the fact; should two connections have seen it, the smaller id stands on every store.
    private static ActivityFact Written(ActivityFact one, ActivityFact other) =>
        (one.Signals, other.Signals) switch
        {
            (null, not null) => other,
            (not null, null) => one,
            _ when one.Event != other.Event => string.CompareOrdinal(one.Event.Value, other.Event.Value) < 0 ? one : other,
            _ => RowOrder.Compare(WrittenPart(one), WrittenPart(other), RowJsonContext.Default.ActivityFact) < 0 ? other : one,
        };

    private static ActivityFact WrittenPart(ActivityFact fact) => fact with
    {
        TextAt = null,
        Content = default,
        Recommends = false,
        DeletedAt = null,
        RemovedAt = null,
        RestoredAt = null,
    };

    private static (long, int, bool) LabelOrder(ActivityFact fact) => (fact.TextAt?.UtcTicks ?? -1, (int)fact.Content, fact.Recommends);
}
