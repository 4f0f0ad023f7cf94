using System.Text.Json.Serialization;
using Pipeline.Store;

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

/// <summary>The decision on one message. It is a function of the facts around the message, so every order of arrival ends with the same.</summary>
public sealed record Verdict
{
    public required CommunityId Community { get; init; }

    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    public required MemberId Author { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>When the text was written that was judged: an edit is judged anew.</summary>
    public required DateTimeOffset TextAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Outcome Outcome { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many facts the checks looked at: whoever saw more decides.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Basis { get; init; }

    /// <summary>Version of the checks and models that decided.</summary>
    public required string Version { get; init; }

    public static Verdict Join(Verdict one, Verdict other) =>
        (one.TextAt.CompareTo(other.TextAt), one.Basis.CompareTo(other.Basis), one.Outcome.CompareTo(other.Outcome)) switch
        {
            ( < 0, _, _) => other,
            ( > 0, _, _) => one,
            (_, < 0, _) => other,
            (_, > 0, _) => one,
            (_, _, < 0) => other,
            (_, _, > 0) => one,
            _ => RowOrder.Compare(one, other, RowJsonContext.Default.Verdict) < 0 ? other : one,
        };
}
