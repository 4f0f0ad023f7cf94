using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>What is done about a message, from least to most. The order is the severity.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    [JsonStringEnumMemberName("allow")]
    Allowed = 0,
    [JsonStringEnumMemberName("flag")]
    Flagged = 1,
    [JsonStringEnumMemberName("warn")]
    Warned = 2,
    [JsonStringEnumMemberName("remove")]
    Removed = 3,
    [JsonStringEnumMemberName("mute")]
    Muted = 4,
    [JsonStringEnumMemberName("ban")]
    Banned = 5,
}

/// <summary>What one check saw, also when it saw nothing wrong.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Severity">What this finding alone would lead to.</param>
/// <param name="Evidence">Numbers and ids that a moderator can follow, for example <c>links 3 of 2</c>; never text, handles or tokens.</param>
/// <param name="Rule">The community's rule that applies, by its name, when there is one.</param>
public sealed record Finding(string Check, Outcome Severity, string Evidence, string? Rule = null);

/// <summary>
/// The decision on one text: a message as posted, or as an edit left it. It is a function of the facts around the text, so every order of
/// arrival ends with the same; whoever learns of a fact judges anew and replaces what was decided with less. Only verdicts against a text
/// are stored: why another was allowed can be worked out again from the same facts.
/// </summary>
public sealed record Verdict
{
    public required CommunityId Community { get; init; }

    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    /// <summary>The event that wrote the text.</summary>
    public required EventId Text { get; init; }

    /// <summary>Whether that event was an edit.</summary>
    public bool IsEdit { get; init; }

    public required MemberId Author { get; init; }

    /// <summary>When the text was written.</summary>
    public required DateTimeOffset TextAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Outcome Outcome { get; init; }

    /// <summary>What the checks alone came to, before what the member did earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Outcome Severity { get; init; }

    /// <summary>What every check saw, in the order of the checks, and then what weighed beside it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The rule that decided, as it was published to members at that time; null where none applies.</summary>
    public string? Quote { get; init; }

    /// <summary>Version of the checks and models that decided.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the rule that decided: of the first finding that is as severe as the checks came to; null where none applies.</summary>
    [JsonIgnore]
    public string? Rule => Findings.FirstOrDefault(finding => finding.Severity == Severity && finding.Rule is not null)?.Rule;

    public bool SaysTheSameAs(Verdict other) =>
        Outcome == other.Outcome && Severity == other.Severity && Version == other.Version && Findings.SequenceEqual(other.Findings);
}
