using System.Text.Json.Serialization;
using Pipeline.Store;

namespace Pipeline.Model;

/// <summary>One change of a member's paid membership. The membership itself is what the changes come to, in the order of time.</summary>
public sealed record Membership
{
    public required CommunityId Community { get; init; }

    public required MemberId Member { get; init; }

    public required DateTimeOffset At { get; init; }

    public required EventId Event { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required MembershipChange Change { get; init; }

    public string? Tier { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public string? Currency { get; init; }

    /// <summary>Platforms that send no time have an event happen when it comes; sent again, it still happened the first time.</summary>
    public static Membership Join(Membership one, Membership other) => one.At.CompareTo(other.At) switch
    {
        < 0 => one,
        > 0 => other,
        _ => RowOrder.Compare(one, other, RowJsonContext.Default.Membership) < 0 ? other : one,
    };
}
