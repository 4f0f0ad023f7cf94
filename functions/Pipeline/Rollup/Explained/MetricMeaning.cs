using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>What a number counts, and which events show it.</summary>
/// <param name="Name">As in the day's report.</param>
/// <param name="Definition">In words.</param>
/// <param name="Value">Where it stands in the day's row.</param>
internal sealed record MetricMeaning(string Name, string Definition, Func<Metric, int?> Value)
{
    /// <summary>How long the period is whose events show it; 0: no event does.</summary>
    public int Days { get; init; } = 1;

    /// <summary>How many days before the day the period ends.</summary>
    public int Back { get; init; }

    /// <summary>The day after the first activity that is looked at.</summary>
    public int? Age { get; init; }

    /// <summary>That day by the calendar, and not by 24 hours.</summary>
    public bool IsByCalendar { get; init; }

    /// <summary>The numbers that together are the whole.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>For a number of events: how many of them a member's day has; null: it is a number of members.</summary>
    public Func<SheetCounts, int>? Counts { get; init; }

    /// <summary>Which facts of the period count.</summary>
    public Func<ActivityFact, bool> Shows { get; init; } = IsActivity;

    public static bool IsActivity(ActivityFact fact) =>
        fact.Kind is ActivityKind.Message or ActivityKind.Voice || (fact.Kind is ActivityKind.Reaction or ActivityKind.PollAnswer && fact.Added is not null);
}
