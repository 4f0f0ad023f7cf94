using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>What everything that one delivery tells of shares.</summary>
internal readonly record struct SlackDelivery(Connection Connection, MemberKey Key, SlackEnvelope Envelope)
{
    private const long MaxSeconds = 253_402_300_800;

    public SlackPeople People => new(Key, Envelope.AuthorizedBot);

    /// <summary>
    /// Where the workspace's own news go. One app may be installed in several workspaces, and in a shared channel the app's own one is
    /// what the connection names, not the one that somebody writes from.
    /// </summary>
    public CommunityId? Workspace =>
        Named(Envelope.ContextTeamId) ?? Named(Envelope.AuthorizedTeam) ?? Named(Envelope.TeamId) ?? Connection.Community;

    /// <summary>
    /// The community that the channel feeds: by its own name, else as part of its workspace; null if there is none. What is written to
    /// the app alone, or among a few, is no part of a community unless the channel is named.
    /// </summary>
    public CommunityId? CommunityOf(string channel, bool isDirect) => Named(channel) ?? (isDirect ? null : Workspace);

    /// <inheritdoc cref="SlackChannels.IsWhole"/>
    public bool IsWhole(string channel) => SlackChannels.IsWhole(Connection, channel);

    /// <summary>The id of what has none of its own: a delivery that comes again has the same.</summary>
    public EventId EventOf(int ordinal = 0) => EventId.Of(Connection.Id, $"event:{Envelope.EventId}", ordinal);

    /// <summary>By the event itself, else by the delivery, to the second; null where neither says it.</summary>
    public DateTimeOffset? TimeOf(string? eventTs) => SlackTs.From(eventTs)?.At ?? Envelope.EventTime switch
    {
        > 0 and < MaxSeconds => DateTimeOffset.FromUnixTimeSeconds(Envelope.EventTime),
        _ => null,
    };

    public static Reading Timeless() => Reading.Unreadable("The event has neither an event_ts nor an event_time.");

    public static Reading NotOurs(string kind, bool isDirect) =>
        Reading.NotUsed(kind + (isDirect ? "/direct_message" : "/unconnected_channel"));

    private CommunityId? Named(string? id) => id is not null && Connection.Channels.TryGetValue(id, out var community) ? community : null;
}
