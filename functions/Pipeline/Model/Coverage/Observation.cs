using System.Text.Json.Serialization;

namespace Pipeline.Model.Coverage;

/// <summary>What a source may tell about a community.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Observable>))]
public enum Observable
{
    [JsonStringEnumMemberName("messages")]
    Messages,
    [JsonStringEnumMemberName("edits")]
    Edits,
    [JsonStringEnumMemberName("deletions")]
    Deletions,
    [JsonStringEnumMemberName("replies")]
    Replies,
    [JsonStringEnumMemberName("reactions")]
    Reactions,
    [JsonStringEnumMemberName("joins")]
    Joins,
    [JsonStringEnumMemberName("leaves")]
    Leaves,
    [JsonStringEnumMemberName("inviters")]
    Inviters,
    [JsonStringEnumMemberName("staff")]
    Staff,
    [JsonStringEnumMemberName("polls")]
    Polls,
    [JsonStringEnumMemberName("voice")]
    Voice,
    [JsonStringEnumMemberName("memberships")]
    Memberships,
    [JsonStringEnumMemberName("conversions")]
    Conversions,
    [JsonStringEnumMemberName("readers")]
    Readers,
}

/// <summary>How much of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Degree>))]
public enum Degree
{
    [JsonStringEnumMemberName("never")]
    Never,
    [JsonStringEnumMemberName("partly")]
    Partly,
    [JsonStringEnumMemberName("fully")]
    Fully,
}

/// <summary>What a source tells of one thing.</summary>
/// <param name="Note">What is missing or what it takes, in plain words; null where there is nothing to add.</param>
public sealed record Observation(Observable What, Degree Degree, string? Note = null);
