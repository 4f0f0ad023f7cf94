using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

/// <summary>Definitions 3 to 5 over plain lists: who started or joined when, and who came back how long after.</summary>
internal sealed class PlainCohorts
{
    private readonly ILookup<MemberId, PlainAct> _acts;
    private readonly Dictionary<MemberId, DateTimeOffset> _started;
    private readonly Dictionary<MemberId, DateTimeOffset> _joined;
    private readonly DateOnly _last;
    private readonly TimeZoneInfo _zone;

    public PlainCohorts(PlainHistory history, DateOnly last, TimeZoneInfo zone)
    {
        _last = last;
        _zone = zone;
        _acts = history.Acts.ToLookup(act => act.Who);
        _started = _acts.ToDictionary(acts => acts.Key, acts => acts.Min(act => act.At));
        var joins = history.Joins.Where(join => history.Counts(join.Member, join.Day)).Select(join => (Who: join.Member, join.At));
        _joined = history.Acts.Select(act => (act.Who, act.At)).Concat(joins)
            .GroupBy(arrival => arrival.Who).ToDictionary(arrivals => arrivals.Key, arrivals => arrivals.Min(arrival => arrival.At));
    }

    /// <summary>Of those first active on the day, who was active in the n-th 24 hours after it.</summary>
    public int? Rolling(DateOnly day, int n) => !IsOver(day, n) ? null : StartedIn(day, day).Count(who => WasActive(who, _started[who], n, n));

    /// <summary>Of those first active on the day, who was active on the n-th calendar day after it.</summary>
    public int? Calendar(DateOnly day, int n) =>
        day.AddDays(n) > _last ? null : StartedIn(day, day).Count(who => _acts[who].Any(act => act.Day == day.AddDays(n)));

    public IEnumerable<DateOnly> Weeks() => _joined.Values.Concat(_started.Values).Select(at => Monday(Day(at))).Distinct().Order();

    public Cohort Row(DateOnly week) => new()
    {
        Community = default,
        Week = week,
        Joined = JoinedIn(week).Count(),
        Days0 = Bracket(week, 0, 0),
        Days1To3 = Bracket(week, 1, 3),
        Days4To7 = Bracket(week, 4, 7),
        Days8To14 = Bracket(week, 8, 14),
        Days15To30 = Bracket(week, 15, 30),
        Days31To60 = Bracket(week, 31, 60),
        Days61To90 = Bracket(week, 61, 90),
        Started = StartedIn(week, week.AddDays(6)).Count(),
        RetentionD1 = NDay(week, 1),
        RetentionD3 = NDay(week, 3),
        RetentionD7 = NDay(week, 7),
        RetentionD14 = NDay(week, 14),
        RetentionD30 = NDay(week, 30),
        RetentionD60 = NDay(week, 60),
        RetentionD90 = NDay(week, 90),
        UnboundedD1 = Unbounded(week, 1),
        UnboundedD3 = Unbounded(week, 3),
        UnboundedD7 = Unbounded(week, 7),
        UnboundedD14 = Unbounded(week, 14),
        UnboundedD30 = Unbounded(week, 30),
        UnboundedD60 = Unbounded(week, 60),
        UnboundedD90 = Unbounded(week, 90),
    };

    private int? Bracket(DateOnly week, int from, int to) =>
        !IsOver(week.AddDays(6), to) ? null : JoinedIn(week).Count(who => WasActive(who, _joined[who], from, to));

    private int? NDay(DateOnly week, int n) =>
        !IsOver(week.AddDays(6), n) ? null : StartedIn(week, week.AddDays(6)).Count(who => WasActive(who, _started[who], n, n));

    private int? Unbounded(DateOnly week, int n) =>
        !IsOver(week.AddDays(6), n) ? null : StartedIn(week, week.AddDays(6)).Count(who => WasActive(who, _started[who], n, 100_000));

    private bool WasActive(MemberId who, DateTimeOffset since, int from, int to) =>
        _acts[who].Any(act => act.At >= since.AddDays(from) && act.At < since.AddDays(to + 1));

    // Over for whoever came last on the day: at its very end.
    private bool IsOver(DateOnly day, int n) => CommunityDay.End(day, _zone).AddDays(n + 1) <= CommunityDay.End(_last, _zone);

    private IEnumerable<MemberId> StartedIn(DateOnly from, DateOnly to) =>
        _started.Where(start => Day(start.Value) >= from && Day(start.Value) <= to).Select(start => start.Key);

    private IEnumerable<MemberId> JoinedIn(DateOnly week) => _joined.Where(join => Monday(Day(join.Value)) == week).Select(join => join.Key);

    private DateOnly Day(DateTimeOffset at) => CommunityDay.Of(at, _zone);

    private static DateOnly Monday(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(-1);
        return day;
    }
}
