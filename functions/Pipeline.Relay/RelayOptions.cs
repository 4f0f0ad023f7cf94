using Pipeline.Relay.Sessions;

namespace Pipeline.Relay;

/// <summary>Which bot is listened with, and where what it hears is posted: configuration section <c>Relay</c>.</summary>
public sealed class RelayOptions
{
    public const string Section = "Relay";

    /// <summary>The bot's token, from the application's page Bot.</summary>
    public string? BotToken { get; set; }

    /// <summary>Where to post: the address of a Discord connection, <c>https://…/api/webhooks/discord/{connection}</c>.</summary>
    public Uri? IngestUrl { get; set; }

    /// <summary>What posts are signed with: the <c>whsec_</c> secret of that connection.</summary>
    public string? Secret { get; set; }

    /// <summary>Keeps what is not posted yet, and where each session stands. One relay to a folder.</summary>
    public string? BufferFolder { get; set; }

    /// <summary>What is kept while nothing can be posted, at most; what comes then is lost, and said so.</summary>
    public long MaxBufferBytes { get; set; } = 256 * 1024 * 1024;

    public GatewayIntents Intents { get; set; } = GatewayIntents.All;

    /// <summary>Into how many shards the bot's servers are divided; left out, as many as Discord advises.</summary>
    public int? ShardCount { get; set; }

    /// <summary>The shards that this relay holds; left out, all of them.</summary>
    public List<int> Shards { get; init; } = [];

    public Uri ApiUrl { get; set; } = new("https://discord.com/api/v10/");
}
