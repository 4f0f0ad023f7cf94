using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>One installed bot, app or endpoint: what it is, which community it feeds, and the secrets its platform signs with.</summary>
public sealed record Connection
{
    public required ConnectionId Id { get; init; }

    public required Source Source { get; init; }

    /// <summary>Where events go whose channel is not named in <see cref="Channels"/>; null drops them as not ours.</summary>
    public CommunityId? Community { get; init; }

    /// <summary>Communities by the platform's channel, group or server id, for a bot that serves several.</summary>
    public IReadOnlyDictionary<string, CommunityId> Channels { get; init; } = new Dictionary<string, CommunityId>();

    /// <summary>Every secret that is accepted now; two while one replaces the other. None: nothing is accepted.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What we show the platform when we call it (a bot's token); null: its interface is not called.</summary>
    public string? Token { get; init; }

    /// <summary>What else the source needs, by name (for example the bot's own user id).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether any of its events go to the community.</summary>
    public bool Serves(CommunityId community) => Community == community || Channels.Values.Contains(community);

    public CommunityId? CommunityOf(string? channel) =>
        channel is not null && Channels.TryGetValue(channel, out var community) ? community : Community;
}
