namespace Pipeline.Model;

/// <summary>Trust is earned by time and by writing on different days; it lowers suspicion, and never excuses a broken rule.</summary>
public static class Trust
{
    /// <summary>So long after the first sight of a member.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(30);

    /// <summary>On so many days a member must have written something.</summary>
    public const int Days = 5;

    /// <summary>From when on the member is trusted; null while it is not in sight.</summary>
    public static DateTimeOffset? TrustedFrom(this MemberState member)
    {
        if (member.WritingDays is not { Count: >= Days } days)
            return null;

        var written = new DateTimeOffset(days[Days - 1].AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var old = member.FirstSeenAt + Age;
        return written > old ? written : old;
    }

    /// <summary>The first days of both, as many as count.</summary>
    public static IReadOnlyList<DateOnly>? Join(IReadOnlyList<DateOnly>? one, IReadOnlyList<DateOnly>? other)
    {
        if (other is null || ReferenceEquals(one, other))
            return one;
        if (one is null)
            return other;

        return Says(one, other) ? one : [.. one.Concat(other).Distinct().Order().Take(Days)];
    }

    private static bool Says(IReadOnlyList<DateOnly> one, IReadOnlyList<DateOnly> other)
    {
        foreach (var day in other)
        {
            if (!one.Contains(day) && (one.Count < Days || day < one[^1]))
                return false;
        }

        return true;
    }
}
