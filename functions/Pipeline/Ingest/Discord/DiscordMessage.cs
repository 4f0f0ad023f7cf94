using System.Text.Json.Serialization;
using Pipeline.Ingest.Telegram;

namespace Pipeline.Ingest.Discord;

/// <summary>https://docs.discord.com/developers/resources/message#message-object, with what the Gateway adds, as far as it is used.</summary>
internal sealed record DiscordMessage
{
    private const int Crosspost = 1 << 1;

    public required Snowflake Id { get; init; }

    public required Snowflake ChannelId { get; init; }

    public Snowflake? GuildId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Null also where Discord only added the preview of a link.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    public int Type { get; init; }

    public int Flags { get; init; }

    public int? ChannelType { get; init; }

    public DiscordUser? Author { get; init; }

    public DiscordMember? Member { get; init; }

    public Snowflake? WebhookId { get; init; }

    public string? Content { get; init; }

    public ElementCount Mentions { get; init; }

    public ElementCount Attachments { get; init; }

    public ElementCount StickerItems { get; init; }

    public ElementCount Embeds { get; init; }

    public ElementCount Components { get; init; }

    public Presence Poll { get; init; }

    /// <summary>Where in its thread a message stands; others have none.</summary>
    public Presence Position { get; init; }

    public DiscordReference? MessageReference { get; init; }

    public DiscordSnapshot[]? MessageSnapshots { get; init; }

    /// <summary>A message that somebody wrote: an ordinary one, a reply, or an app's answer to a command. All other types Discord writes itself.</summary>
    [JsonIgnore]
    public bool IsPost => Type is 0 or 19 or 20 or 23;

    [JsonIgnore]
    public bool IsDirect => ChannelType is 1 or 3;

    [JsonIgnore]
    public bool IsInThread => ChannelType is 10 or 11 or 12 || Position.Yes;

    [JsonIgnore]
    public bool IsForwarded => MessageReference?.Type == 1 || (Flags & Crosspost) != 0;

    [JsonIgnore]
    public bool HasMedia => Attachments.Value > 0 || StickerItems.Value > 0 || Poll.Yes || MessageSnapshots is [{ Message.Attachments.Value: > 0 }, ..];

    /// <summary>
    /// There is nothing in it, which nobody can send: the bot lacks the intent MESSAGE_CONTENT, so Discord left the content out
    /// (https://docs.discord.com/developers/events/gateway#message-content-intent).
    /// </summary>
    [JsonIgnore]
    public bool IsWithheld =>
        string.IsNullOrEmpty(Content) && !HasMedia && Embeds.Value == 0 && Components.Value == 0 && MessageSnapshots is null or [];
}

/// <summary>https://docs.discord.com/developers/resources/message#message-reference-structure. Type 1 is a forward.</summary>
internal sealed record DiscordReference(Snowflake? MessageId = null, Snowflake? ChannelId = null, int Type = 0);

/// <summary>https://docs.discord.com/developers/resources/message#message-snapshot-object: what was forwarded.</summary>
internal sealed record DiscordSnapshot(DiscordSnapshotMessage Message);

internal sealed record DiscordSnapshotMessage(string? Content = null, ElementCount Attachments = default);

/// <summary>https://docs.discord.com/developers/events/gateway-events#message-delete</summary>
internal sealed record DiscordDeletion(Snowflake Id, Snowflake ChannelId, Snowflake? GuildId = null);

/// <summary>https://docs.discord.com/developers/events/gateway-events#message-delete-bulk</summary>
internal sealed record DiscordBulkDeletion(Snowflake[] Ids, Snowflake ChannelId, Snowflake? GuildId = null);
