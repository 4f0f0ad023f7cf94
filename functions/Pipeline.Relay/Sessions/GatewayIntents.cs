namespace Pipeline.Relay.Sessions;

/// <summary>What a bot asks to be told (https://docs.discord.com/developers/events/gateway#gateway-intents), as far as the product reads it.</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,

    /// <summary>The servers themselves: whose invites are to be watched, who is in a voice channel already.</summary>
    Guilds = 1 << 0,

    /// <summary>Joins, leaves and roles. Privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Bans and the audit log.</summary>
    GuildModeration = 1 << 2,
    GuildInvites = 1 << 6,
    GuildVoiceStates = 1 << 7,
    GuildMessages = 1 << 9,
    GuildMessageReactions = 1 << 10,

    /// <summary>What messages say. Privileged.</summary>
    MessageContent = 1 << 15,
    GuildScheduledEvents = 1 << 16,
    AutoModerationExecution = 1 << 21,
    GuildMessagePolls = 1 << 24,

    All = Guilds | GuildMembers | GuildModeration | GuildInvites | GuildVoiceStates | GuildMessages | GuildMessageReactions | MessageContent
        | GuildScheduledEvents | AutoModerationExecution | GuildMessagePolls,
}
