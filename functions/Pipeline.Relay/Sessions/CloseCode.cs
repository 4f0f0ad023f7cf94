namespace Pipeline.Relay.Sessions;

/// <summary>What follows from a close code (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).</summary>
/// <param name="Remedy">What a person has to do first; null where connecting again is enough.</param>
/// <param name="EndsSession">Whether there is nothing left to resume.</param>
internal readonly record struct CloseCode(string? Remedy, bool EndsSession)
{
    /// <summary>More often than this in a row nothing is gained by haste.</summary>
    public const int RateLimited = 4008;

    public static CloseCode Of(int? code) => code switch
    {
        4004 => new("Discord refuses the bot token (close code 4004): set Relay:BotToken to the token that the application's page Bot shows; a reset makes a new one.", true),
        4010 => new("Discord knows no such shard (close code 4010): every number in Relay:Shards is less than Relay:ShardCount.", true),
        4011 => new("The bot is in too many servers for so few shards (close code 4011): raise Relay:ShardCount, or leave it out.", true),
        4012 => new("Discord no longer speaks this version of the Gateway (close code 4012): a newer Pipeline.Relay is needed.", true),
        4013 => new("Relay:Intents has a value that Discord does not know (close code 4013): leave it out, or name known intents.", true),
        4014 => new("The bot may not have all of its intents (close code 4014): on the application's page Bot switch on 'Server Members Intent' and 'Message Content Intent', or leave them out of Relay:Intents.", true),
        4007 or 4009 => new(null, true),
        _ => new(null, false),
    };
}
