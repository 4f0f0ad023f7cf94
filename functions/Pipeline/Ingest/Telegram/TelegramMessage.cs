using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Telegram;

/// <summary>https://core.telegram.org/bots/api#message, as far as it is used.</summary>
internal sealed record TelegramMessage
{
    public required long MessageId { get; init; }

    public required long Date { get; init; }

    public required TelegramChat Chat { get; init; }

    public long EditDate { get; init; }

    public TelegramUser? From { get; init; }

    public TelegramChat? SenderChat { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public TelegramEntity[]? Entities { get; init; }

    public TelegramEntity[]? CaptionEntities { get; init; }

    public long? MessageThreadId { get; init; }

    public bool IsTopicMessage { get; init; }

    public bool IsAutomaticForward { get; init; }

    public TelegramRepliedMessage? ReplyToMessage { get; init; }

    public TelegramUser[]? NewChatMembers { get; init; }

    public TelegramUser? LeftChatMember { get; init; }

    public long? MigrateToChatId { get; init; }

    public long? MigrateFromChatId { get; init; }

    public TelegramPayment? SuccessfulPayment { get; init; }

    public Presence ForwardOrigin { get; init; }

    public Presence ForwardDate { get; init; }

    public Presence Photo { get; init; }

    public Presence Video { get; init; }

    public Presence VideoNote { get; init; }

    public Presence Animation { get; init; }

    public Presence Audio { get; init; }

    public Presence Voice { get; init; }

    public Presence Document { get; init; }

    public Presence Sticker { get; init; }

    public Presence Story { get; init; }

    public Presence PaidMedia { get; init; }

    public Presence LivePhoto { get; init; }

    public Presence Dice { get; init; }

    public Presence Game { get; init; }

    public Presence Poll { get; init; }

    public Presence Checklist { get; init; }

    public Presence Contact { get; init; }

    public Presence Location { get; init; }

    public Presence Venue { get; init; }

    [JsonIgnore]
    public bool HasMedia =>
        Photo.Yes || Video.Yes || VideoNote.Yes || Animation.Yes || Audio.Yes || Voice.Yes || Document.Yes || Sticker.Yes || Story.Yes
        || PaidMedia.Yes || LivePhoto.Yes || Dice.Yes || Game.Yes || Poll.Yes || Checklist.Yes || Contact.Yes || Location.Yes || Venue.Yes;

    [JsonIgnore]
    public bool IsForwarded => IsAutomaticForward || ForwardOrigin.Yes || ForwardDate.Yes;

    /// <summary>Somebody wrote or showed something; everything else is a service message.</summary>
    [JsonIgnore]
    public bool HasContent => Text is not null || Caption is not null || HasMedia;
}

/// <summary>https://core.telegram.org/bots/api#messageentity. Offsets count UTF-16 units; nothing here needs them.</summary>
internal sealed record TelegramEntity(string Type, string? Url = null);

/// <summary>The message that is answered. In a topic, every message that answers nothing else answers the one that made the topic.</summary>
internal sealed record TelegramRepliedMessage(long MessageId, Presence ForumTopicCreated = default);

/// <summary>https://core.telegram.org/bots/api#successfulpayment</summary>
internal sealed record TelegramPayment(
    string Currency, int TotalAmount, bool IsRecurring = false, bool IsFirstRecurring = false, long SubscriptionExpirationDate = 0);
