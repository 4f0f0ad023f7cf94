using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Local.Scenarios;

/// <summary>A small story of a community, and what a fair moderator would have done about everybody in it.</summary>
/// <remarks>Settable where there is a default: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
internal sealed record Scenario
{
    public required string Id { get; init; }

    public string Description { get; set; } = "";

    public required IReadOnlyList<ScenarioEvent> Events { get; init; }

    public required IReadOnlyList<Expectation> Expected { get; init; }
}

/// <summary>A message, or an edit of one. Members whose name starts with <c>staff_</c> are staff.</summary>
internal sealed record ScenarioEvent
{
    /// <summary>Seconds since the story began.</summary>
    [JsonPropertyName("t_seconds")]
    public required double At { get; init; }

    public required string Member { get; init; }

    /// <summary>How long the member has belonged to the community at this moment, in seconds.</summary>
    public required double JoinedSecondsAgo { get; init; }

    public required string Text { get; init; }

    public string Channel { get; set; } = "general";

    /// <summary><see cref="At"/> of the message of the same member that is changed; null: a new message.</summary>
    public double? EditOf { get; set; }

    public bool Forwarded { get; set; }

    public bool Media { get; set; }
}

/// <summary>Bounds of the strongest outcome against a member over the whole story.</summary>
internal sealed record Expectation
{
    public required string Member { get; init; }

    public Outcome AtLeast { get; set; } = Outcome.Allowed;

    public Outcome AtMost { get; set; } = Outcome.Banned;
}
