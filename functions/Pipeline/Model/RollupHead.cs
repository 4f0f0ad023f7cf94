namespace Pipeline.Model;

/// <summary>A roll-up that has begun, and how many had ended when it did.</summary>
public sealed record RollupClaim(string Id, DateTimeOffset At, int EndedBefore);

/// <summary>
/// How far a community's days are closed, and who is at it. Two roll-ups of one community may run at once: each writes what the facts
/// said when it looked, so whoever finds at its end that another ran meanwhile leaves its days marked, to be made anew alone.
/// </summary>
public sealed record RollupHead
{
    /// <summary>A roll-up that has not ended after this long never will.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public required CommunityId Community { get; init; }

    /// <summary>The last closed day; null while none is.</summary>
    public DateOnly? ClosedThrough { get; init; }

    /// <summary>The last day with facts that count, among the closed.</summary>
    public DateOnly? LastFactDay { get; init; }

    /// <summary>How many roll-ups have ended.</summary>
    public int Ended { get; init; }

    public IReadOnlyList<RollupClaim> Claims { get; init; } = [];

    public RollupHead Begin(string id, DateTimeOffset at) => this with { Claims = [.. Claims, new(id, at, Ended)] };

    /// <summary>How many roll-ups died. Their days are still marked; but they may have left rows of numbers half written.</summary>
    public int Abandoned(DateTimeOffset now) => Claims.Count(claim => now - claim.At >= Patience);

    /// <summary>Whether another roll-up ran at any time since the one named began.</summary>
    public bool HasOverlapped(string id, DateTimeOffset now) =>
        Claims.Any(claim => claim.Id != id && now - claim.At < Patience)
        || Claims.FirstOrDefault(claim => claim.Id == id) is not { } own
        || own.EndedBefore != Ended;

    public RollupHead End(string id, DateOnly through, DateOnly? lastFactDay, DateTimeOffset began) => this with
    {
        ClosedThrough = ClosedThrough > through ? ClosedThrough : through,
        LastFactDay = lastFactDay is null || LastFactDay > lastFactDay ? LastFactDay : lastFactDay,
        Ended = Ended + 1,
        Claims = [.. Claims.Where(claim => claim.Id != id && began - claim.At < Patience)],
    };
}
