using Pipeline.Model;

namespace Pipeline.Ingest.Internal.Vocabulary;

/// <summary><c>message.posted</c></summary>
internal sealed record MessagePostedData : IEventData
{
    public string? Channel { get; init; }

    public string? Message { get; init; }

    public PersonData? Author { get; init; }

    public string? Text { get; init; }

    public string[]? HiddenLinks { get; init; }

    public int? Mentions { get; init; }

    public bool? HasMedia { get; init; }

    public bool? IsForwarded { get; init; }

    public string? ReplyTo { get; init; }

    public string? Thread { get; init; }

    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MessagePosted
    {
        // A message is posted once, so it names its posting: live, sent again under a new id, or imported from a file.
        Id = EventId.Of(head.Connection, $"message:{Channel}\n{Message}"),
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Channel = fields.Channel(Channel),
        Message = fields.Message(Message),
        Author = fields.Person(Author, "data.author"),
        Content = fields.Content(Text, HiddenLinks, Mentions, HasMedia, IsForwarded),
        ReplyTo = fields.OptionalMessage(ReplyTo, "data.reply_to"),
        Thread = fields.OptionalId(Thread, "data.thread"),
    };
}

/// <summary><c>message.edited</c>: the whole text as it is now.</summary>
internal sealed record MessageEditedData : IEventData
{
    public string? Channel { get; init; }

    public string? Message { get; init; }

    public PersonData? Author { get; init; }

    public string? Text { get; init; }

    public string[]? HiddenLinks { get; init; }

    public int? Mentions { get; init; }

    public bool? HasMedia { get; init; }

    public bool? IsForwarded { get; init; }

    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MessageEdited
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Channel = fields.Channel(Channel),
        Message = fields.Message(Message),
        Author = fields.Person(Author, "data.author"),
        Content = fields.Content(Text, HiddenLinks, Mentions, HasMedia, IsForwarded),
    };
}

/// <summary><c>message.deleted</c></summary>
internal sealed record MessageDeletedData(string? Channel, string? Message, PersonData? By) : IEventData
{
    public CommunityEvent ToEvent(EventHead head, EventFields fields) => new MessageDeleted
    {
        Id = head.Id,
        Community = head.Community,
        Connection = head.Connection,
        Source = Source.Internal,
        At = head.At,
        Channel = fields.Channel(Channel),
        Message = fields.Message(Message),
        By = fields.OptionalMember(By, "data.by"),
    };
}
