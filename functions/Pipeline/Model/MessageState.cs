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

    /// <summary>The event that posted it; null while only an edit or a deletion has arrived.</summary>
    public EventId? Event { get; init; }

    public MemberId? Author { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public MessageId? ReplyTo { get; init; }

    public string? Thread { get; init; }

    /// <summary>When the newest text was written, which <see cref="Content"/> and <see cref="Recommends"/> label.</summary>
    public DateTimeOffset? TextAt { get; init; }

    public ContentKind Content { get; init; }

    public bool Recommends { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When moderation took it down on the platform; null if it did not, or it was restored (see <see cref="RestoredAt"/>).</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public DateTimeOffset? RestoredAt { get; init; }

    [JsonIgnore]
    public bool IsWithdrawn => Withdrawal.Stands(DeletedAt, RemovedAt, RestoredAt);

    public static MessageState Join(MessageState one, MessageState other)
    {
        var label = LabelOrder(one).CompareTo(LabelOrder(other)) >= 0 ? one : other;
        return Posted(one, other) with
        {
            TextAt = label.TextAt,
            Content = label.Content,
            Recommends = label.Recommends,
            DeletedAt = Withdrawal.Earliest(one.DeletedAt, other.DeletedAt),
            RemovedAt = Withdrawal.Latest(one.RemovedAt, other.RemovedAt),
            RestoredAt = Withdrawal.Latest(one.RestoredAt, other.RestoredAt),
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
        DeletedAt = null,
        RemovedAt = null,
        RestoredAt = null,
    };

    private static (long, int, bool) LabelOrder(MessageState state) => (state.TextAt?.UtcTicks ?? -1, (int)state.Content, state.Recommends);
}
