using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Rollup.Definitions;

/// <summary>Puts the definitions' results together as rows, of all platforms and, where there is more than one, of each.</summary>
internal static class Numbers
{
    /// <summary>Raised when a definition changes, so that a reader can tell numbers that must not be compared.</summary>
    public const int Version = 1;

    public static (IReadOnlyList<Metric> Metrics, IReadOnlyList<Cohort> Cohorts) Of(CommunityId community, CommunityHistory history)
    {
        var metrics = new List<Metric>(history.DayCount);
        var cohorts = new List<Cohort>();
        Add(history, null);
        if (history.Sources() is { Count: > 1 } platforms)
        {
            foreach (var platform in platforms)
                Add(history.On(platform), platform);
        }

        return (metrics, cohorts);

        void Add(CommunityHistory scope, Source? platform)
        {
            var ages = MemberAges.Of(scope);
            AddMetrics(metrics, community, scope, ages, platform);
            foreach (var cohort in CohortTable.Of(scope, ages))
                cohorts.Add(Row(community, platform, cohort));
        }
    }

    private static void AddMetrics(List<Metric> metrics, CommunityId community, CommunityHistory history, MemberAges ages, Source? platform)
    {
        var engagement = Engagement.Of(history);
        var days = Lifecycle.Of(history, 1);
        var weeks = Lifecycle.Of(history, 7);
        var months = Lifecycle.Of(history, 30);
        var rolling = Retention.Rolling(history, ages);
        var calendar = Retention.Calendar(history, ages);
        var lastEntry = int.MinValue / 2;
        for (var day = 0; day < history.DayCount; day++)
        {
            lastEntry = history.On(day).IsEmpty ? lastEntry : day;
            if (day - lastEntry > CommunityHistory.QuietDays)
                continue;

            var row = new Metric { Community = community, Day = history.DayAt(day), Platform = platform, Definition = Version };
            row = WithEngagement(row, engagement, day);
            row = WithLifecycle(row, days[day], weeks[day], months[day]);
            if (rolling[day] is { } retained)
                row = WithRetention(row, retained, calendar[day]);
            metrics.Add(row);
        }
    }

    private static Metric WithEngagement(Metric row, Engagement engagement, int day)
    {
        var counts = engagement.Counts[day];
        var messages = 0;
        for (var kind = 0; kind < SheetCounts.ContentKinds; kind++)
            messages += counts[kind];
        return row with
        {
            Present = engagement.Present[day],
            Engaged = engagement.Engaged[day],
            Engaged7 = engagement.Engaged7[day],
            Actions = counts[SheetCounts.Actions],
            Messages = messages,
            Comments = counts[SheetCounts.Comments],
            Questions = counts[(int)ContentKind.Question],
            Reactions = counts[SheetCounts.Reactions],
            Guides = counts[(int)ContentKind.Guide],
            Tips = counts[(int)ContentKind.Tip],
            Discussions = counts[(int)ContentKind.Discussion],
            Feedback = counts[(int)ContentKind.Feedback],
            Recommendations = counts[(int)ContentKind.Recommendation],
            Wins = counts[(int)ContentKind.Win],
            PollAnswers = counts[SheetCounts.PollAnswers],
            VoiceJoins = counts[SheetCounts.VoiceJoins],
        };
    }

    private static Metric WithLifecycle(Metric row, LifecycleCounts day, LifecycleCounts week, LifecycleCounts month) => row with
    {
        Active = day.Active,
        Active7 = week.Active,
        Active30 = month.Active,
        New = day.New,
        Returning = day.Returning,
        Resurrected = day.Resurrected,
        Dormant = day.Dormant,
        Lapsed = day.Lapsed,
        New7 = week.New,
        Returning7 = week.Returning,
        Resurrected7 = week.Resurrected,
        Dormant7 = week.Dormant,
        Lapsed7 = week.Lapsed,
        New30 = month.New,
        Returning30 = month.Returning,
        Resurrected30 = month.Resurrected,
        Dormant30 = month.Dormant,
        Lapsed30 = month.Lapsed,
    };

    private static Metric WithRetention(Metric row, int?[] rolling, int?[] calendar) => row with
    {
        RetentionD1 = rolling[0],
        RetentionD3 = rolling[1],
        RetentionD7 = rolling[2],
        RetentionD14 = rolling[3],
        RetentionD30 = rolling[4],
        RetentionD60 = rolling[5],
        RetentionD90 = rolling[6],
        RetentionCalendarD1 = calendar[0],
        RetentionCalendarD3 = calendar[1],
        RetentionCalendarD7 = calendar[2],
        RetentionCalendarD14 = calendar[3],
        RetentionCalendarD30 = calendar[4],
        RetentionCalendarD60 = calendar[5],
        RetentionCalendarD90 = calendar[6],
    };

    private static Cohort Row(CommunityId community, Source? platform, CohortCounts counts) => new()
    {
        Community = community,
        Week = counts.Week,
        Platform = platform,
        Definition = Version,
        Joined = counts.Joined,
        Days0 = counts.Brackets[0],
        Days1To3 = counts.Brackets[1],
        Days4To7 = counts.Brackets[2],
        Days8To14 = counts.Brackets[3],
        Days15To30 = counts.Brackets[4],
        Days31To60 = counts.Brackets[5],
        Days61To90 = counts.Brackets[6],
        Started = counts.Started,
        RetentionD1 = counts.NDay[0],
        RetentionD3 = counts.NDay[1],
        RetentionD7 = counts.NDay[2],
        RetentionD14 = counts.NDay[3],
        RetentionD30 = counts.NDay[4],
        RetentionD60 = counts.NDay[5],
        RetentionD90 = counts.NDay[6],
        UnboundedD1 = counts.Unbounded[0],
        UnboundedD3 = counts.Unbounded[1],
        UnboundedD7 = counts.Unbounded[2],
        UnboundedD14 = counts.Unbounded[3],
        UnboundedD30 = counts.Unbounded[4],
        UnboundedD60 = counts.Unbounded[5],
        UnboundedD90 = counts.Unbounded[6],
    };
}
