using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>How it is known who brought a member: by the platform, by the member, by inference from use counts, or not at all.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Attribution>))]
public enum Attribution
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,
    [JsonStringEnumMemberName("exact")]
    Exact,
    [JsonStringEnumMemberName("declared")]
    Declared,
    [JsonStringEnumMemberName("inferred")]
    Inferred,
}

/// <summary>A person became part of the community.</summary>
public sealed record MemberJoined : CommunityEvent
{
    public required Person Member { get; init; }

    public Attribution Attribution { get; init; }

    /// <summary>Who invited, or made the invite that was used.</summary>
    public MemberId? Inviter { get; init; }

    /// <summary>The invite's code, link or name, as the platform gives it.</summary>
    public string? Invite { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<LeaveReason>))]
public enum LeaveReason
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,
    [JsonStringEnumMemberName("left")]
    Left,
    [JsonStringEnumMemberName("kicked")]
    Kicked,
    [JsonStringEnumMemberName("banned")]
    Banned,
}

/// <summary>A person is no longer part of the community.</summary>
public sealed record MemberLeft : CommunityEvent
{
    public required Person Member { get; init; }

    public LeaveReason Reason { get; init; }

    public MemberId? By { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<MembershipChange>))]
public enum MembershipChange
{
    [JsonStringEnumMemberName("started")]
    Started,
    [JsonStringEnumMemberName("renewed")]
    Renewed,
    [JsonStringEnumMemberName("past_due")]
    PastDue,
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
    [JsonStringEnumMemberName("tier_changed")]
    TierChanged,
    [JsonStringEnumMemberName("refunded")]
    Refunded,
}

/// <summary>A paid membership began, went on, fell behind, changed its tier or ended.</summary>
public sealed record MembershipChanged : CommunityEvent
{
    public required Person Member { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required MembershipChange Change { get; init; }

    public string? Tier { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public string? Currency { get; init; }
}

/// <summary>A member became or stopped being staff (owner, administrator, moderator), or their roles changed.</summary>
public sealed record MemberRoleChanged : CommunityEvent
{
    public required Person Member { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required bool IsStaff { get; init; }

    public IReadOnlyList<string> Roles { get => field ?? []; init; }
}

/// <summary>A member flagged a message or another member.</summary>
public sealed record MemberReported : CommunityEvent
{
    public required Person Reporter { get; init; }

    public MemberId? Reported { get; init; }

    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }
}

/// <summary>A member made an invite that others can join by.</summary>
public sealed record InviteCreated : CommunityEvent
{
    public required Person Creator { get; init; }

    public required string Invite { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ConversionStatus>))]
public enum ConversionStatus
{
    [JsonStringEnumMemberName("pending")]
    Pending,
    [JsonStringEnumMemberName("approved")]
    Approved,
    [JsonStringEnumMemberName("declined")]
    Declined,
    [JsonStringEnumMemberName("reversed")]
    Reversed,
}

/// <summary>An affiliate network reports that a click became a lead or a sale; a later status replaces the earlier one.</summary>
public sealed record Conversion : CommunityEvent
{
    public required string Transaction { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ConversionStatus Status { get; init; }

    public string? ClickId { get; init; }

    public IReadOnlyList<string> SubIds { get => field ?? []; init; }

    public string? Goal { get; init; }

    public decimal Payout { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    public string? Currency { get; init; }
}
