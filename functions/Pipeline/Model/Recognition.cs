using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>A member was thanked, or asked for more. The same kind on the same day is one.</summary>
public sealed record Recognition
{
    /// <summary>For so long whoever was recognised comes after equals, so that it goes round.</summary>
    public const int RestDays = 60;

    public required CommunityId Community { get; init; }

    public required MemberId Member { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RecognitionKind Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>The member agreed to be named in public.</summary>
    public bool HasConsent { get; init; }

    /// <summary>The member was named in public, which takes consent.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The later word on the same thing stands.</summary>
    public static Recognition Join(Recognition one, Recognition other) =>
        (one.At.CompareTo(other.At), RowOrder.Compare(one, other, Store.RowJsonContext.Default.Recognition)) is ( < 0, _) or (0, < 0) ? other : one;
}
