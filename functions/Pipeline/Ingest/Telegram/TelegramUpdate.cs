using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Telegram;

/// <summary>https://core.telegram.org/bots/api#update, as far as it is used. Beside the id one property is set.</summary>
internal sealed record TelegramUpdate
{
    public required long UpdateId { get; init; }

    public TelegramMessage? Message { get; init; }

    public TelegramMessage? EditedMessage { get; init; }

    public TelegramMessage? ChannelPost { get; init; }

    public TelegramMessage? EditedChannelPost { get; init; }

    public TelegramReaction? MessageReaction { get; init; }

    public TelegramReactionCount? MessageReactionCount { get; init; }

    public TelegramMemberUpdate? ChatMember { get; init; }

    public TelegramMemberUpdate? MyChatMember { get; init; }

    public TelegramPollAnswer? PollAnswer { get; init; }
}

/// <summary>https://core.telegram.org/bots/api#chat</summary>
internal sealed record TelegramChat(
    long Id, TelegramChatType Type = TelegramChatType.Other, string? Username = null, string? Title = null, string? FirstName = null);

internal enum TelegramChatType
{
    Other,
    Private,
}

/// <summary>https://core.telegram.org/bots/api#user</summary>
internal sealed record TelegramUser(
    long Id, bool IsBot = false, string? Username = null, string? FirstName = null, string? LastName = null);

/// <summary>https://core.telegram.org/bots/api#messagereactionupdated</summary>
internal sealed record TelegramReaction(
    TelegramChat Chat,
    long MessageId,
    long Date,
    TelegramReactionType[] OldReaction,
    TelegramReactionType[] NewReaction,
    TelegramUser? User = null,
    TelegramChat? ActorChat = null);

/// <summary>https://core.telegram.org/bots/api#reactiontype</summary>
internal sealed record TelegramReactionType(string Type, string? Emoji = null, string? CustomEmojiId = null)
{
    /// <summary>The emoji, the custom emoji's id, or the type's own name (<c>paid</c>): what exported history says too.</summary>
    [JsonIgnore]
    public string Name => Emoji ?? CustomEmojiId ?? Type;
}

/// <summary>https://core.telegram.org/bots/api#messagereactioncountupdated</summary>
internal sealed record TelegramReactionCount(TelegramChat Chat, long MessageId, long Date, TelegramReactionTotal[] Reactions);

/// <summary>https://core.telegram.org/bots/api#reactioncount</summary>
internal sealed record TelegramReactionTotal(int TotalCount);

/// <summary>https://core.telegram.org/bots/api#pollanswer. Beside a chat that voted the user is a bot that stands for it.</summary>
internal sealed record TelegramPollAnswer(string PollId, int[] OptionIds, TelegramUser? User = null, Presence VoterChat = default);

/// <summary>https://core.telegram.org/bots/api#chatmemberupdated</summary>
internal sealed record TelegramMemberUpdate(
    TelegramChat Chat,
    TelegramUser From,
    long Date,
    TelegramChatMember OldChatMember,
    TelegramChatMember NewChatMember,
    TelegramInviteLink? InviteLink = null,
    bool ViaJoinRequest = false,
    bool ViaChatFolderInviteLink = false);

/// <summary>https://core.telegram.org/bots/api#chatmember</summary>
internal sealed record TelegramChatMember(TelegramUser User, string Status, bool IsMember = false, long UntilDate = 0)
{
    [JsonIgnore]
    public bool IsIn => Status switch
    {
        "creator" or "administrator" or "member" => true,
        "restricted" => IsMember,
        _ => false,
    };

    [JsonIgnore]
    public bool IsStaff => Status is "creator" or "administrator";

    /// <summary>The end of a paid subscription: only members have one; elsewhere the field means the end of a restriction.</summary>
    [JsonIgnore]
    public long PaidUntil => Status == "member" ? UntilDate : 0;
}

/// <summary>https://core.telegram.org/bots/api#chatinvitelink</summary>
internal sealed record TelegramInviteLink(
    string InviteLink, TelegramUser? Creator = null, string? Name = null, long SubscriptionPeriod = 0, int SubscriptionPrice = 0);
