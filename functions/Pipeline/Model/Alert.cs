using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>What can go wrong in how a community is run. The names are stored and part of addresses: they never change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MistakeName>))]
public enum MistakeName
{
    [JsonStringEnumMemberName("newcomer-unanswered")]
    NewcomerUnanswered,
    [JsonStringEnumMemberName("founder-monologue")]
    FounderMonologue,
    [JsonStringEnumMemberName("unanswered-growing")]
    UnansweredGrowing,
    [JsonStringEnumMemberName("too-many-channels")]
    TooManyChannels,
    [JsonStringEnumMemberName("rules-unknown")]
    RulesUnknown,
    [JsonStringEnumMemberName("over-moderation")]
    OverModeration,
    [JsonStringEnumMemberName("under-moderation")]
    UnderModeration,
    [JsonStringEnumMemberName("invite-burst")]
    InviteBurst,
    [JsonStringEnumMemberName("promotion-overload")]
    PromotionOverload,
    [JsonStringEnumMemberName("one-person")]
    OnePerson,
    [JsonStringEnumMemberName("growth-without-activity")]
    GrowthWithoutActivity,
    [JsonStringEnumMemberName("silence")]
    Silence,

    /// <summary>No mistake of people: more was to be done by the rules alone than an hour may have, and was held back.</summary>
    [JsonStringEnumMemberName("breaker-open")]
    BreakerOpen,
}

/// <summary>A mistake that is being made, or that was: one row for each kind, about the last time.</summary>
public sealed record Alert
{
    public required CommunityId Community { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required MistakeName Mistake { get; init; }

    /// <summary>The closed day on which it was first seen.</summary>
    public required DateOnly OpenSince { get; init; }

    /// <summary>The last closed day on which it was seen.</summary>
    public required DateOnly LastSeen { get; init; }

    /// <summary>The first closed day on which it was no longer seen; null: it is open.</summary>
    public DateOnly? ClearedOn { get; init; }

    /// <summary>Seen again up to this day, it is the same alert and not a new one, so that nobody is told twice; null while it is open.</summary>
    public DateOnly? QuietUntil { get; init; }

    /// <summary>What was seen on <see cref="LastSeen"/>, with its numbers, in plain words and without names of people.</summary>
    public required string Says { get; init; }

    /// <summary>One thing to do about it.</summary>
    public required string NextStep { get; init; }

    /// <summary>The newest of what shows it, a few; empty where numbers alone do.</summary>
    public IReadOnlyList<Evidence>? Behind { get; init; }
}
