using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Telegram;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// What comes from Discord, whichever way: a webhook event (https://docs.discord.com/developers/events/webhook-events#payload-structure),
/// an interaction (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object), or a Gateway dispatch
/// (https://docs.discord.com/developers/events/gateway-events#payload-structure) as the relay passes it on.
/// </summary>
internal sealed record DiscordEnvelope
{
    /// <summary>Of a dispatch: its name, and its number in its session.</summary>
    public string? T { get; init; }

    public long? S { get; init; }

    public JsonSlice D { get; init; }

    /// <summary>What the relay adds to a dispatch: the Gateway session it came in.</summary>
    public string? Session { get; init; }

    /// <summary>What the relay adds to a dispatch: when it came. Most dispatches do not say when what they tell happened.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the relay adds to a join: the one invite whose use count rose.</summary>
    public DiscordUsedInvite? Invite { get; init; }

    /// <summary>Of a webhook event 0 (PING) or 1; of an interaction 1 (PING) or more.</summary>
    public int? Type { get; init; }

    public JsonSlice Event { get; init; }

    /// <summary>Interactions have one, and webhook events do not.</summary>
    public Presence Token { get; init; }
}

/// <summary>https://docs.discord.com/developers/events/webhook-events#event-body-object</summary>
internal sealed record DiscordWebhookEvent(string Type, DateTimeOffset Timestamp, JsonSlice Data = default);

/// <summary>An invite as the relay saw it used.</summary>
internal sealed record DiscordUsedInvite(string Code, DiscordUser? Inviter = null);
