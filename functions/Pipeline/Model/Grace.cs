namespace Pipeline.Model;

/// <summary>A time in which nothing worse than a flag befalls a member, after a verdict against them was overturned.</summary>
/// <param name="Until">Excluded.</param>
public readonly record struct Grace(DateTimeOffset From, DateTimeOffset Until)
{
    // A member who was wronged more often than this has a moderator's eye already.
    private const int Kept = 8;

    public bool Covers(DateTimeOffset at) => at >= From && at < Until;

    /// <summary>All of both, in the order of time.</summary>
    public static IReadOnlyList<Grace>? Join(IReadOnlyList<Grace>? one, IReadOnlyList<Grace>? other)
    {
        if (other is null || ReferenceEquals(one, other))
            return one;

        return one is null ? other : [.. one.Concat(other).Distinct().OrderBy(grace => (grace.From, grace.Until)).TakeLast(Kept)];
    }
}
