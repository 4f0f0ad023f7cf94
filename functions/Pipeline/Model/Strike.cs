using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>A text that weighs against its author, for as long as the community's strike window lasts.</summary>
public sealed record Strike
{
    public required CommunityId Community { get; init; }

    public required MemberId Member { get; init; }

    /// <summary>When the text was written.</summary>
    public required DateTimeOffset At { get; init; }

    public required ChannelId Channel { get; init; }

    public required MessageId Message { get; init; }

    /// <summary>The event that wrote the text.</summary>
    public required EventId Text { get; init; }

    public bool IsEdit { get; init; }

    /// <summary>What the checks alone came to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Outcome Severity { get; init; }

    /// <summary>When a moderator took it back; null: it stands.</summary>
    public DateTimeOffset? OverturnedAt { get; init; }

    public static Strike Of(Verdict verdict) => new()
    {
        Community = verdict.Community,
        Member = verdict.Author,
        At = verdict.TextAt,
        Channel = verdict.Channel,
        Message = verdict.Message,
        Text = verdict.Text,
        IsEdit = verdict.IsEdit,
        Severity = verdict.Severity,
    };

    /// <summary>Of two writings the later, and never less than overturned.</summary>
    public static Strike Join(Strike one, Strike other) => other with { OverturnedAt = Withdrawal.Earliest(one.OverturnedAt, other.OverturnedAt) };
}
