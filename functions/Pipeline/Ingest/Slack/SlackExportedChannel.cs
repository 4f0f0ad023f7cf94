using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

/// <summary>A channel as an export lists it (https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports).</summary>
internal sealed record SlackExportedChannel
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>Also the folder that its days are in.</summary>
    public string? Name { get; init; }

    /// <summary>Seconds since 1970; 0 where it is not said.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long Created { get; init; }
}
