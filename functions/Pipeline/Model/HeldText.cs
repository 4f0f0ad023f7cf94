using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>Whose words they are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeldKind>))]
public enum HeldKind
{
    /// <summary>The text that is reviewed.</summary>
    [JsonStringEnumMemberName("message")]
    Message,

    /// <summary>What its author says to it.</summary>
    [JsonStringEnumMemberName("appeal")]
    Appeal,
}

/// <summary>
/// Words that a reviewer needs to read: the only text outside of the queue, and for a time only. They go when they are a month old, a day
/// after the decision, or when their author deletes them, whichever is first.
/// </summary>
public sealed record HeldText
{
    /// <summary>The longest that any text is held, from when it was written.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long it can still be looked up, and exported as a label, after the decision.</summary>
    public static readonly TimeSpan AfterDecision = TimeSpan.FromDays(1);

    /// <summary>No more of a text is held.</summary>
    public const int MostLength = 8_000;

    public required CommunityId Community { get; init; }

    public required string Review { get; init; }

    /// <summary>When the text was written.</summary>
    public required DateTimeOffset At { get; init; }

    public HeldKind Kind { get; init; }

    public MemberId? Author { get; init; }

    public required string Words { get; init; }

    /// <summary>Whether the text is past its time at the instant, with its review as it stands.</summary>
    public bool IsOverAt(DateTimeOffset now, ReviewCase? review) =>
        now >= At + Longest
        || review is null
        || review.StateAt(now) == ReviewState.Withdrawn
        || (review.Decision is { } decision && now >= decision.At + AfterDecision);
}
