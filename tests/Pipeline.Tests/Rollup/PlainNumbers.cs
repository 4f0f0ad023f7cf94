using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Tests.Rollup;

/// <summary>
/// Definitions 1 to 6 once more, each straight from its sentence, over plain lists: slow, and sharing nothing with the product but the
/// calendar and the names of the fields. What both say is what is meant.
/// </summary>
internal sealed class PlainNumbers
{
    private const int QuietDays = 120;

    private readonly PlainHistory _history;
    private readonly PlainCohorts _cohorts;
    private readonly Source? _platform;
    private readonly DateOnly _last;

    private PlainNumbers(PlainHistory history, Source? platform, DateOnly last, TimeZoneInfo zone)
    {
        _history = history;
        _platform = platform;
        _last = last;
        _cohorts = new(history, last, zone);
    }

    public static Figures Of(IReadOnlyList<ActivityFact> facts, PlainPeople people, DateOnly through, TimeZoneInfo zone)
    {
        var all = new PlainHistory(facts, people, zone, through);
        if (all.Days.Count == 0)
            return new([], []);

        var quiet = all.Days.Max().AddDays(QuietDays);
        var last = quiet < through ? quiet : through;
        var scopes = new List<PlainNumbers> { new(all, null, last, zone) };
        var platforms = facts.GroupBy(fact => fact.Source).OrderBy(group => group.Key)
            .Select(group => (Platform: group.Key, History: new PlainHistory(group, people, zone, through)))
            .Where(group => group.History.Days.Count > 0).ToList();
        if (platforms.Count > 1)
            scopes.AddRange(platforms.Select(group => new PlainNumbers(group.History, group.Platform, last, zone)));
        return new([.. scopes.SelectMany(scope => scope.Metrics())], [.. scopes.SelectMany(scope => scope.Cohorts())]);
    }

    private IEnumerable<Metric> Metrics()
    {
        var days = _history.Days;
        for (var day = days.Min(); day <= _last; day = day.AddDays(1))
        {
            // After a long silence every number is settled, and no row is written until somebody does something again.
            if (days.Any(other => other <= day && other.AddDays(QuietDays) >= day))
                yield return WithRetention(WithLifecycle(WithCounts(WithEngagement(day))), day);
        }
    }

    private IEnumerable<Cohort> Cohorts() =>
        _cohorts.Weeks().Select(week => _cohorts.Row(week) with { Community = Club.Id, Platform = _platform, Definition = Numbers.Version });

    private Metric WithEngagement(DateOnly day)
    {
        var present = _history.Everybody.Where(who => _history.IsPresent(who, day)).ToList();
        return new()
        {
            Community = Club.Id,
            Day = day,
            Platform = _platform,
            Definition = Numbers.Version,
            Since = _history.Days.Min(),
            Present = present.Count,
            Engaged = present.Count(who => _history.Engaged.Contains((who, day))),
            Engaged7 = present.Count(who => Window(day, 7).Any(other => _history.Engaged.Contains((who, other)))),
        };
    }

    private Metric WithCounts(Metric row)
    {
        var counters = _history.Acts.Where(act => act.Day == row.Day).SelectMany(act => act.Counters).CountBy(counter => counter).ToDictionary();
        return row with
        {
            Actions = counters.GetValueOrDefault("actions"),
            Messages = counters.GetValueOrDefault("messages"),
            Comments = counters.GetValueOrDefault("comments"),
            Questions = counters.GetValueOrDefault("Question"),
            Reactions = counters.GetValueOrDefault("reactions"),
            Guides = counters.GetValueOrDefault("Guide"),
            Tips = counters.GetValueOrDefault("Tip"),
            Discussions = counters.GetValueOrDefault("Discussion"),
            Feedback = counters.GetValueOrDefault("Feedback"),
            Recommendations = counters.GetValueOrDefault("Recommendation"),
            Wins = counters.GetValueOrDefault("Win"),
            PollAnswers = counters.GetValueOrDefault("polls"),
            VoiceJoins = counters.GetValueOrDefault("voice"),
        };
    }

    private Metric WithLifecycle(Metric row)
    {
        var (day, week, month) = (Lifecycle(row.Day, 1), Lifecycle(row.Day, 7), Lifecycle(row.Day, 30));
        return row with
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
    }

    private (int Active, int New, int Returning, int Resurrected, int Dormant, int Lapsed) Lifecycle(DateOnly day, int length)
    {
        var now = ActiveIn(day.AddDays(1 - length), day);
        var before = ActiveIn(day.AddDays(1 - length - length), day.AddDays(-length));
        var earlier = ActiveIn(DateOnly.MinValue, day.AddDays(-length - length));
        return (
            now.Count,
            now.Count(who => !before.Contains(who) && !earlier.Contains(who)),
            now.Count(before.Contains),
            now.Count(who => !before.Contains(who) && earlier.Contains(who)),
            before.Count(who => !now.Contains(who)),
            earlier.Count(who => !before.Contains(who)));
    }

    private Metric WithRetention(Metric row, DateOnly day) => row.New == 0 ? row : row with
    {
        RetentionD1 = _cohorts.Rolling(day, 1),
        RetentionD3 = _cohorts.Rolling(day, 3),
        RetentionD7 = _cohorts.Rolling(day, 7),
        RetentionD14 = _cohorts.Rolling(day, 14),
        RetentionD30 = _cohorts.Rolling(day, 30),
        RetentionD60 = _cohorts.Rolling(day, 60),
        RetentionD90 = _cohorts.Rolling(day, 90),
        RetentionCalendarD1 = _cohorts.Calendar(day, 1),
        RetentionCalendarD3 = _cohorts.Calendar(day, 3),
        RetentionCalendarD7 = _cohorts.Calendar(day, 7),
        RetentionCalendarD14 = _cohorts.Calendar(day, 14),
        RetentionCalendarD30 = _cohorts.Calendar(day, 30),
        RetentionCalendarD60 = _cohorts.Calendar(day, 60),
        RetentionCalendarD90 = _cohorts.Calendar(day, 90),
    };

    private HashSet<MemberId> ActiveIn(DateOnly from, DateOnly to) =>
        _history.Active.Where(active => active.Day >= from && active.Day <= to).Select(active => active.Who).ToHashSet();

    private static IEnumerable<DateOnly> Window(DateOnly last, int days) => Enumerable.Range(0, days).Select(back => last.AddDays(-back));
}
