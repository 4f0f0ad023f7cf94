using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>Why somebody is to look.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewReason>))]
public enum ReviewReason
{
    /// <summary>Its author asks for another look.</summary>
    [JsonStringEnumMemberName("appeal")]
    Appeal,

    /// <summary>Members reported it.</summary>
    [JsonStringEnumMemberName("reports")]
    Reports,

    /// <summary>The rules decided against it.</summary>
    [JsonStringEnumMemberName("verdict")]
    Verdict,

    /// <summary>Drawn by chance from what was let pass.</summary>
    [JsonStringEnumMemberName("audit")]
    Audit,
}
