namespace Pipeline.Model;

/// <summary>A member became staff, or stopped being it.</summary>
public readonly record struct StaffChange(DateTimeOffset At, bool IsStaff) : IComparable<StaffChange>
{
    public int CompareTo(StaffChange other) => (At, IsStaff).CompareTo((other.At, other.IsStaff));

    public static bool operator <(StaffChange left, StaffChange right) => left.CompareTo(right) < 0;

    public static bool operator >(StaffChange left, StaffChange right) => left.CompareTo(right) > 0;

    public static bool operator <=(StaffChange left, StaffChange right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StaffChange left, StaffChange right) => left.CompareTo(right) >= 0;
}

/// <summary>A member's times as staff, from all changes that were seen, in whatever order.</summary>
public static class StaffTimes
{
    // Roles change a few times in a membership; a platform that reports more says nothing new by it.
    private const int MostChanges = 64;

    /// <summary>Staff at the instant, by the last change before it; a member of whom none is known is no staff.</summary>
    public static bool IsStaffAt(this IReadOnlyList<StaffChange> changes, DateTimeOffset at)
    {
        var last = changes.Count - 1;
        while (last >= 0 && changes[last].At > at)
            last--;
        return last >= 0 && changes[last].IsStaff;
    }

    /// <summary>All changes of both, in order.</summary>
    public static IReadOnlyList<StaffChange> Join(IReadOnlyList<StaffChange>? one, IReadOnlyList<StaffChange>? other)
    {
        if (other is null or [] || ReferenceEquals(one, other))
            return one ?? [];
        if (one is null or [])
            return other;

        return [.. one.Concat(other).Distinct().Order().TakeLast(MostChanges)];
    }

    /// <summary>A person's changes, from two accounts': staff as long as one of them is.</summary>
    public static IReadOnlyList<StaffChange> Either(IReadOnlyList<StaffChange> one, IReadOnlyList<StaffChange> other) =>
        [.. one.Concat(other).Select(change => change.At).Distinct().Order().Select(at => new StaffChange(at, one.IsStaffAt(at) || other.IsStaffAt(at)))];
}
