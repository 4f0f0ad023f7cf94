using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>A text that may be reviewed: its place, and who wrote it.</summary>
internal sealed record ReviewedText(
    CommunityId Community, DateTimeOffset At, ChannelId Channel, MessageId Message, EventId Event, bool IsEdit, MemberId Author)
{
    public string Id => ReviewId.Of(At, Channel, Message, IsEdit ? Event : null);

    public RowKey Key => Tables.ReviewKey(Community, At, Id);

    public RowKey VerdictKey => Tables.VerdictKey(Community, At, Channel, Message, IsEdit ? Event : null);

    public static ReviewedText Of(Verdict verdict) =>
        new(verdict.Community, verdict.TextAt, verdict.Channel, verdict.Message, verdict.Text, verdict.IsEdit, verdict.Author);

    /// <summary>Null for an event that writes no text of a person.</summary>
    public static ReviewedText? Of(CommunityEvent communityEvent) => communityEvent switch
    {
        MessagePosted { Author.IsBot: false } posted => Of(posted, posted.Channel, posted.Message, isEdit: false, posted.Author),
        MessageEdited { Author.IsBot: false } edited => Of(edited, edited.Channel, edited.Message, isEdit: true, edited.Author),
        _ => null,
    };

    public ReviewCase NewCase(DateTimeOffset now, string models) => new()
    {
        Community = Community,
        Id = Id,
        TextAt = At,
        Channel = Channel,
        Message = Message,
        Text = Event,
        IsEdit = IsEdit,
        Author = Author,
        OpenedAt = now,
        Models = models,
    };

    private static ReviewedText Of(CommunityEvent written, ChannelId channel, MessageId message, bool isEdit, Person author) =>
        new(written.Community, written.At, channel, message, written.Id, isEdit, author.Id);
}
