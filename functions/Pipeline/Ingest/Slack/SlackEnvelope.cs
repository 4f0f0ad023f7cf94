using Pipeline.Ingest.Internal;

namespace Pipeline.Ingest.Slack;

/// <summary>https://docs.slack.dev/apis/events-api#callback-field: what is around every event, and the deliveries that have none.</summary>
internal sealed record SlackEnvelope
{
    public string? Type { get; init; }

    public string? TeamId { get; init; }

    /// <summary>The workspace that the app hears this through; another than <see cref="TeamId"/> in channels shared between workspaces.</summary>
    public string? ContextTeamId { get; init; }

    public string? EventId { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long EventTime { get; init; }

    public SlackAuthorization?[]? Authorizations { get; init; }

    public JsonSlice Event { get; init; }

    public string? Challenge { get; init; }
}

/// <summary>One installation that the event is visible to: at most one is sent.</summary>
internal sealed record SlackAuthorization(string? TeamId = null, string? UserId = null, bool IsBot = false);
