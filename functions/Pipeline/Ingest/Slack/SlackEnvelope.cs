using Pipeline.Ingest.Internal;

namespace Pipeline.Ingest.Slack;

/// <summary>https://docs.slack.dev/apis/events-api#callback-field: what is around every event, and the deliveries that have none.</summary>
internal readonly record struct SlackEnvelope
{
    public const string Callback = "event_callback";

    public string? Type { get; init; }

    public string? TeamId { get; init; }

    /// <summary>The workspace that the app hears this through; another than <see cref="TeamId"/> in channels shared between workspaces.</summary>
    public string? ContextTeamId { get; init; }

    public string? EventId { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long EventTime { get; init; }

    /// <summary>The workspace of the installation that the event is visible to.</summary>
    public string? AuthorizedTeam { get; init; }

    /// <summary>The app's own account there.</summary>
    public string? AuthorizedBot { get; init; }

    public JsonSlice Event { get; init; }

    public string? Challenge { get; init; }
}
