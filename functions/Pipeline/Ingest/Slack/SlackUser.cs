using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

/// <summary>https://docs.slack.dev/reference/objects/user-object, as far as it is used.</summary>
internal sealed record SlackUser
{
    [JsonConverter(typeof(SlackIdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>The handle, without @.</summary>
    public string? Name { get; init; }

    public string? RealName { get; init; }

    public SlackProfile? Profile { get; init; }

    public bool Deleted { get; init; }

    public bool IsBot { get; init; }

    public bool? IsAdmin { get; init; }

    public bool? IsOwner { get; init; }

    public bool? IsPrimaryOwner { get; init; }

    /// <summary>Null where the platform does not say: for whoever is deleted, and in some exports.</summary>
    [JsonIgnore]
    public bool? IsStaff => IsAdmin is null && IsOwner is null && IsPrimaryOwner is null
        ? null
        : IsAdmin == true || IsOwner == true || IsPrimaryOwner == true;

    [JsonIgnore]
    public string Role => IsOwner == true || IsPrimaryOwner == true ? "owner" : IsAdmin == true ? "admin" : "member";
}

/// <summary>How somebody is called; what they left empty is empty, not absent.</summary>
internal sealed record SlackProfile(string? Name = null, string? DisplayName = null, string? RealName = null);

/// <summary>https://docs.slack.dev/reference/events/team_join and https://docs.slack.dev/reference/events/user_change</summary>
internal sealed record SlackUserNews(SlackUser User, string? EventTs = null);
