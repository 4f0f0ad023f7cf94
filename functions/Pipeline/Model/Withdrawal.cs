namespace Pipeline.Model;

/// <summary>When a message was taken away or given back. Each part only moves one way, so it does not matter who is told first.</summary>
internal static class Withdrawal
{
    /// <summary>
    /// A deletion is for good; a removal by moderation holds until it is restored. Some platforms also tell of our own removal, as a
    /// deletion by nobody in particular: one between the removal and its being taken back goes with it.
    /// </summary>
    public static bool Stands(DateTimeOffset? deletedAt, DateTimeOffset? removedAt, DateTimeOffset? restoredAt) =>
        removedAt is { } removed && restoredAt >= removed ? deletedAt < removed || deletedAt > restoredAt : removedAt is not null || deletedAt is not null;

    public static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one <= other ? one : other;

    public static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => Nullable.Compare(one, other) >= 0 ? one : other;
}
