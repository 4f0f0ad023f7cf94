using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

/// <summary>https://docs.slack.dev/reference/events/reaction_added and https://docs.slack.dev/reference/events/reaction_removed</summary>
internal sealed record SlackReaction
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string User { get; init; }

    /// <summary>The emoji's name, with the skin tone after two colons.</summary>
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string Reaction { get; init; }

    public required SlackReactionItem Item { get; init; }

    public string? EventTs { get; init; }
}

/// <summary>What was reacted to: a message, or (long ago) a file.</summary>
internal sealed record SlackReactionItem(string Type, string? Channel = null, SlackTs? Ts = null);

/// <summary>https://docs.slack.dev/reference/events/member_joined_channel and https://docs.slack.dev/reference/events/member_left_channel</summary>
internal sealed record SlackChannelMember
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string User { get; init; }

    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string Channel { get; init; }

    /// <summary>Only where somebody was added by somebody else.</summary>
    public string? Inviter { get; init; }

    public string? EventTs { get; init; }
}

/// <summary>https://docs.slack.dev/reference/events/channel_id_changed</summary>
internal sealed record SlackChannelRename
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string OldChannelId { get; init; }

    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string NewChannelId { get; init; }

    public string? EventTs { get; init; }
}
