using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>
/// A member of a community: the only row that maps the pseudonym back to a platform's account. The newest event that showed the
/// account decides its handle and name; joining keeps its earliest instant and who is credited for it.
/// </summary>
public sealed record MemberState
{
    public required CommunityId Community { get; init; }

    public required MemberId Member { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Source Source { get; init; }

    public required string PlatformId { get; init; }

    public string? Handle { get; init; }

    public string? Name { get; init; }

    public bool IsBot { get; init; }

    /// <summary>The instant of the event that handle and name come from; null while none has shown them.</summary>
    public DateTimeOffset? NamedAt { get; init; }

    /// <summary>The last event of any kind that named the member.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The first event of any kind that named the member.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    public Attribution Attribution { get; init; }

    public MemberId? Inviter { get; init; }

    /// <summary>When the member became staff and stopped being it, by what the platform said, in the order of time; null: never.</summary>
    public IReadOnlyList<StaffChange>? StaffChanges { get; init; }

    /// <summary>The first texts with links that the member wrote, in the order of time; null: none.</summary>
    public IReadOnlyList<LinkedText>? FirstLinks { get; init; }

    /// <summary>The first days (UTC) on which the member wrote, as many as <see cref="Trust"/> asks for; null: none.</summary>
    public IReadOnlyList<DateOnly>? WritingDays { get; init; }

    /// <summary>Times of grace, in their order; null: none.</summary>
    public IReadOnlyList<Grace>? Graces { get; init; }

    /// <summary>The grace that covers the instant; null: none does.</summary>
    public Grace? GraceAt(DateTimeOffset at)
    {
        foreach (var grace in Graces ?? [])
        {
            if (grace.Covers(at))
                return grace;
        }

        return null;
    }

    public bool IsStaffAt(DateTimeOffset at) => StaffChanges is { } changes && changes.IsStaffAt(at);

    public static MemberState Join(MemberState one, MemberState other)
    {
        var joined = Joined(one, other);
        return Named(one, other) with
        {
            SeenAt = one.SeenAt >= other.SeenAt ? one.SeenAt : other.SeenAt,
            IsBot = one.IsBot || other.IsBot,
            FirstSeenAt = one.FirstSeenAt <= other.FirstSeenAt ? one.FirstSeenAt : other.FirstSeenAt,
            JoinedAt = joined.JoinedAt,
            Attribution = joined.Attribution,
            Inviter = joined.Inviter,
            WritingDays = Trust.Join(one.WritingDays, other.WritingDays),
            Graces = Grace.Join(one.Graces, other.Graces),
            FirstLinks = LinkedText.Join(one.FirstLinks, other.FirstLinks),
            StaffChanges = one.StaffChanges is null && other.StaffChanges is null ? null : StaffTimes.Join(one.StaffChanges, other.StaffChanges),
        };
    }

    private static MemberState Named(MemberState one, MemberState other) =>
        (Nullable.Compare(one.NamedAt, other.NamedAt), string.CompareOrdinal(one.Handle, other.Handle), string.CompareOrdinal(one.Name, other.Name)) switch
        {
            ( < 0, _, _) => other,
            ( > 0, _, _) => one,
            (_, < 0, _) => other,
            (_, > 0, _) => one,
            (_, _, < 0) => other,
            _ => one,
        };

    // The first joining is the one somebody is credited for; a known way of attribution beats an unknown one of the same instant.
    private static MemberState Joined(MemberState one, MemberState other) =>
        ((one.JoinedAt ?? DateTimeOffset.MaxValue).CompareTo(other.JoinedAt ?? DateTimeOffset.MaxValue),
            Rank(one.Attribution).CompareTo(Rank(other.Attribution))) switch
        {
            ( < 0, _) => one,
            ( > 0, _) => other,
            (_, < 0) => one,
            (_, > 0) => other,
            _ => string.CompareOrdinal(one.Inviter?.Value, other.Inviter?.Value) >= 0 ? one : other,
        };

    private static int Rank(Attribution attribution) => attribution switch
    {
        Attribution.Exact => 0,
        Attribution.Declared => 1,
        Attribution.Inferred => 2,
        _ => 3,
    };
}
