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

    private static void AddMetrics(List<Metric> metrics, CommunityId community, CommunityHistory history, MemberAges[] ages, Source? platform)
    {
        var (present, engaged, engaged7) = Engagement.Of(history);
        var active = ActiveDays.Of(history, longest: 60);
        var (days, weeks, months) = (Lifecycle.Of(active, 1), Lifecycle.Of(active, 7), Lifecycle.Of(active, 30));
        var retention = Retention.Of(history, ages);
        var (firstEntry, lastEntry) = (-1, int.MinValue / 2);
        for (var day = 0; day < history.DayCount; day++)
        {
            // After a long quiet, and before a platform's first day, a row would say nothing that the row before does not.
            lastEntry = history.On(day).IsEmpty ? lastEntry : day;
            if (day - lastEntry > CommunityHistory.QuietDays)
                continue;

            firstEntry = firstEntry < 0 ? day : firstEntry;
            var row = new Metric
            {
                Community = community,
                Day = history.DayAt(day),
                Platform = platform,
                Definition = Version,
                Since = history.DayAt(firstEntry),
                Present = present[day],
                Engaged = engaged[day],
                Engaged7 = engaged7[day],
            };
            row = WithLifecycle(WithCounts(row, history.CountsOn(day)), days[day], weeks[day], months[day]);
            metrics.Add(row.New > 0 ? WithRetention(row, retention, day) : row);
        }
    }

    private static Metric WithCounts(Metric row, SheetCounts counts)
    {
        var messages = 0;
        for (var kind = 0; kind < SheetCounts.ContentKinds; kind++)
            messages += counts[kind];
        return row with
        {
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

    private static Metric WithRetention(Metric row, Retention retention, int day) => row with
    {
        RetentionD1 = retention.Rolling(day, 0),
        RetentionD3 = retention.Rolling(day, 1),
        RetentionD7 = retention.Rolling(day, 2),
        RetentionD14 = retention.Rolling(day, 3),
        RetentionD30 = retention.Rolling(day, 4),
        RetentionD60 = retention.Rolling(day, 5),
        RetentionD90 = retention.Rolling(day, 6),
        RetentionCalendarD1 = retention.Calendar(day, 0),
        RetentionCalendarD3 = retention.Calendar(day, 1),
        RetentionCalendarD7 = retention.Calendar(day, 2),
        RetentionCalendarD14 = retention.Calendar(day, 3),
        RetentionCalendarD30 = retention.Calendar(day, 4),
        RetentionCalendarD60 = retention.Calendar(day, 5),
        RetentionCalendarD90 = retention.Calendar(day, 6),
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
