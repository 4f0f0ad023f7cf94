using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Discord;

/// <summary>https://docs.discord.com/developers/resources/user#user-object</summary>
internal sealed record DiscordUser(Snowflake Id, string? Username = null, string? GlobalName = null, bool Bot = false, bool System = false);

/// <summary>https://docs.discord.com/developers/resources/guild#guild-member-object</summary>
internal sealed record DiscordMember(DiscordUser? User = null, string? Nick = null);

/// <summary>
/// https://docs.discord.com/developers/events/gateway-events#guild-member-add, and in parts guild-member-update, guild-member-remove and
/// guild-ban-add.
/// </summary>
internal sealed record DiscordMemberChange(
    DiscordUser User, Snowflake? GuildId = null, string? Nick = null, Snowflake[]? Roles = null, DateTimeOffset? JoinedAt = null);

/// <summary>https://docs.discord.com/developers/events/gateway-events#guild-members-chunk; of the relay, those who have a role.</summary>
internal sealed record DiscordMembersChunk(DiscordMemberChange[] Members, Snowflake? GuildId = null);

/// <summary>https://docs.discord.com/developers/resources/audit-log#audit-log-entry-object; the target is no id for every action.</summary>
internal sealed record DiscordAuditEntry(
    Snowflake Id, int ActionType, string? TargetId = null, Snowflake? UserId = null, Snowflake? GuildId = null);

/// <summary>https://docs.discord.com/developers/events/gateway-events#invite-create; elsewhere the ids stand in objects.</summary>
internal sealed record DiscordInvite(
    string Code,
    DiscordUser? Inviter = null,
    DateTimeOffset? CreatedAt = null,
    Snowflake? GuildId = null,
    Snowflake? ChannelId = null,
    DiscordObject? Guild = null,
    DiscordObject? Channel = null)
{
    [JsonIgnore]
    public Snowflake? Server => GuildId ?? Guild?.Id;

    [JsonIgnore]
    public Snowflake? Room => ChannelId ?? Channel?.Id;
}

internal sealed record DiscordObject(Snowflake Id);

/// <summary>https://docs.discord.com/developers/resources/voice#voice-state-object</summary>
internal sealed record DiscordVoiceState(
    Snowflake UserId, Snowflake? ChannelId = null, Snowflake? GuildId = null, string? SessionId = null, DiscordMember? Member = null);

/// <summary>https://docs.discord.com/developers/events/gateway-events#message-reaction-add</summary>
internal sealed record DiscordReaction(
    Snowflake UserId, Snowflake ChannelId, Snowflake MessageId, DiscordEmoji Emoji, Snowflake? GuildId = null, DiscordMember? Member = null);

/// <summary>https://docs.discord.com/developers/resources/emoji#emoji-object</summary>
internal sealed record DiscordEmoji(Snowflake? Id = null, string? Name = null);

/// <summary>https://docs.discord.com/developers/events/gateway-events#message-poll-vote-add</summary>
internal sealed record DiscordPollVote(Snowflake UserId, Snowflake ChannelId, Snowflake MessageId, int AnswerId, Snowflake? GuildId = null);

/// <summary>https://docs.discord.com/developers/resources/entitlement#entitlement-object</summary>
internal sealed record DiscordEntitlement(
    Snowflake Id,
    Snowflake SkuId,
    Snowflake? UserId = null,
    Snowflake? GuildId = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null);
