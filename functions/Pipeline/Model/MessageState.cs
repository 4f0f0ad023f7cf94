using System.Text.Json.Serialization;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Model;

/// <summary>
/// What is known of a message, without its text. Posting, editing, deleting and judging each fill in their part, in any order; the row
/// is the join of all that was said about the message.
/// </summary>
public sealed record MessageState
{
    public required CommunityId Community { get; init; }

    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    /// <summary>The event that posted it; null while only an edit, a deletion or a reaction total has arrived.</summary>
    public EventId? Event { get; init; }

    public MemberId? Author { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public MessageId? ReplyTo { get; init; }

    public string? Thread { get; init; }

    /// <summary>When the text was written that the next five describe.</summary>
    public DateTimeOffset? TextAt { get; init; }

    public ContentKind Content { get; init; }

    public bool Recommends { get; init; }

    public ulong Fingerprint { get; init; }

    public int Links { get; init; }

    public bool HasMedia { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When moderation took it down on the platform; null if it did not, or it was restored (see <see cref="RestoredAt"/>).</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public DateTimeOffset? RestoredAt { get; init; }

    public bool IsWithdrawn => DeletedAt is not null || (RemovedAt is { } removed && !(RestoredAt >= removed));

    public static MessageState Join(MessageState one, MessageState other)
    {
        var posted = Posted(one, other);
        var text = Text(one, other);
        return posted with
        {
            TextAt = text.TextAt,
            Content = text.Content,
            Recommends = text.Recommends,
            Fingerprint = text.Fingerprint,
            Links = text.Links,
            HasMedia = text.HasMedia,
            DeletedAt = Earliest(one.DeletedAt, other.DeletedAt),
            RemovedAt = Latest(one.RemovedAt, other.RemovedAt),
            RestoredAt = Latest(one.RestoredAt, other.RestoredAt),
        };
    }

    // A message is posted once; were there two events for it (two connections in one group), the smaller id stands on every store.
    private static MessageState Posted(MessageState one, MessageState other) =>
        (one.Event, other.Event) switch
        {
            (null, { }) => other,
            ({ }, null) => one,
            ({ } left, { } right) when left != right => string.CompareOrdinal(left.Value, right.Value) < 0 ? one : other,
            _ => RowOrder.Compare(PostedPart(one), PostedPart(other), RowJsonContext.Default.MessageState) < 0 ? other : one,
        };

    private static MessageState PostedPart(MessageState state) => state with
    {
        TextAt = null,
        Content = default,
        Recommends = false,
        Fingerprint = 0,
        Links = 0,
        HasMedia = false,
        DeletedAt = null,
        RemovedAt = null,
        RestoredAt = null,
    };

    private static MessageState Text(MessageState one, MessageState other) =>
        TextOrder(one).CompareTo(TextOrder(other)) < 0 ? other : one;

    private static (long, ulong, int, bool, int, bool) TextOrder(MessageState state) =>
        (state.TextAt?.UtcTicks ?? -1, state.Fingerprint, (int)state.Content, state.Recommends, state.Links, state.HasMedia);

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null ? one : one < other ? one : other;

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) =>
        Nullable.Compare(one, other) >= 0 ? one : other;
}
