using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Tests.Import;

/// <summary>A room's figures under the definitions that come with the reference (UTC days, bots left out), from our stored facts.</summary>
internal sealed class GitterRoom
{
    private readonly Dictionary<MemberId, List<DateOnly>> _days = [];
    private readonly SortedDictionary<string, int> _monthlyMessages = new(StringComparer.Ordinal);
    private DateTimeOffset _first = DateTimeOffset.MaxValue;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public void Add(MemberId member, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (!_days.TryGetValue(member, out var days))
            _days[member] = days = [];
        days.Add(day);
        _monthlyMessages[Month(day)] = _monthlyMessages.GetValueOrDefault(Month(day)) + 1;
        _first = at < _first ? at : _first;
        _last = at > _last ? at : _last;
    }

    public SortedDictionary<string, object> Figures()
    {
        var counts = _days.Values.Select(days => days.Count).OrderDescending().ToList();
        return new(StringComparer.Ordinal)
        {
            ["messages"] = counts.Sum(),
            ["users"] = counts.Count,
            ["first"] = Instant(_first),
            ["last"] = Instant(_last),
            ["one_message_users"] = counts.Count(count => count == 1),
            ["longest_daily_streak"] = _days.Values.Max(LongestStreak),
            ["monthly_messages"] = _monthlyMessages,
            ["monthly_active"] = ByMonth(_days.Values.SelectMany(days => days.Select(Month).Distinct())),
            ["monthly_new"] = ByMonth(_days.Values.Select(days => Month(days.Min()))),
            ["retained_d1_d7"] = Retained(1, 7),
            ["retained_d8_d30"] = Retained(8, 30),
            ["retained_d31_d90"] = Retained(31, 90),
            ["cohort_next_month"] = NextMonth(),
        };
    }

    private int[] Retained(int from, int to)
    {
        var last = DateOnly.FromDateTime(_last.UtcDateTime);
        var eligible = _days.Values.Where(days => days.Min().AddDays(to) <= last).ToList();
        return [eligible.Count(days => days.Any(day => day >= days.Min().AddDays(from) && day <= days.Min().AddDays(to))), eligible.Count];
    }

    private SortedDictionary<string, int[]> NextMonth()
    {
        var cohorts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var days in _days.Values)
        {
            var first = days.Min();
            if (!cohorts.TryGetValue(Month(first), out var cohort))
                cohorts[Month(first)] = cohort = [0, 0];
            cohort[1]++;
            var next = Month(new DateOnly(first.Year, first.Month, 1).AddMonths(1));
            cohort[0] += days.Any(day => Month(day) == next) ? 1 : 0;
        }

        return cohorts;
    }

    private static int LongestStreak(List<DateOnly> days)
    {
        var (longest, current) = (1, 1);
        var sorted = days.Distinct().Order().ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            current = sorted[i] == sorted[i - 1].AddDays(1) ? current + 1 : 1;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static SortedDictionary<string, int> ByMonth(IEnumerable<string> months) =>
        new(months.GroupBy(month => month).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // Written as the reference has it; whole seconds have no fraction there.
    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString(at.UtcTicks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
