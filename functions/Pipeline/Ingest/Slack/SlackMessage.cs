using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Ingest.Telegram;

namespace Pipeline.Ingest.Slack;

/// <summary>https://docs.slack.dev/reference/events/message, as far as it is used: within an event that changes it, or in an export.</summary>
internal record SlackMessage
{
    public required SlackTs Ts { get; init; }

    /// <summary>What is special about it; null for what somebody just wrote.</summary>
    public string? Subtype { get; init; }

    public string? User { get; init; }

    /// <summary>The app that posted it, also where it posted in the name of <see cref="User"/>.</summary>
    public string? BotId { get; init; }

    public SlackText? Text { get; init; }

    /// <summary>The message that began the thread: in a thread's first message its own.</summary>
    public SlackTs? ThreadTs { get; init; }

    public SlackEdit? Edited { get; init; }

    public Presence[]? Files { get; init; }

    public SlackAttachment?[]? Attachments { get; init; }

    /// <summary>Who brought the joining <see cref="User"/>.</summary>
    public string? Inviter { get; init; }

    /// <summary>Exports show who wrote.</summary>
    public SlackProfile? UserProfile { get; init; }

    /// <summary>Exports say who reacted.</summary>
    public SlackReactors?[]? Reactions { get; init; }

    /// <summary>Somebody wrote or showed something; every other subtype tells of a change.</summary>
    [JsonIgnore]
    public bool HasContent => Subtype is null or "" or "bot_message" or "me_message" or "file_share" or "thread_broadcast";

    /// <summary>Old exports show one file in another place, beside the same subtype.</summary>
    [JsonIgnore]
    public bool HasFiles => Files is { Length: > 0 } || Subtype == "file_share";

    /// <summary>The message that this one answers: in Slack always the one that began the thread.</summary>
    [JsonIgnore]
    public string? Root => ThreadTs is { } root && root.Text != Ts.Text ? root.Text : null;
}

/// <summary>The <c>message</c> event.</summary>
internal sealed record SlackMessageEvent : SlackMessage
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string Channel { get; init; }

    [JsonConverter(typeof(SlackChannelTypeJsonConverter))]
    public SlackChannelType ChannelType { get; init; }

    /// <summary>What it is after a change.</summary>
    public SlackMessage? Message { get; init; }

    public SlackTs? DeletedTs { get; init; }
}

internal enum SlackChannelType
{
    Channel,

    /// <summary>What is written to the app alone, or among a few.</summary>
    Direct,
}

/// <summary>When somebody changed the text. A preview of a link changes a message, too, and is no edit.</summary>
internal sealed record SlackEdit(SlackTs Ts);

/// <summary>
/// https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments: previews of links, and other messages that are
/// shared.
/// </summary>
internal sealed record SlackAttachment(bool IsShare = false);

/// <summary>One reaction of an export's message; of many people only some are named.</summary>
internal sealed record SlackReactors(string? Name = null, string?[]? Users = null);

internal sealed class SlackChannelTypeJsonConverter : JsonConverter<SlackChannelType>
{
    public override SlackChannelType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && (reader.ValueTextEquals("im"u8) || reader.ValueTextEquals("mpim"u8) || reader.ValueTextEquals("app_home"u8))
            ? SlackChannelType.Direct
            : SlackChannelType.Channel;

    public override void Write(Utf8JsonWriter writer, SlackChannelType value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}
