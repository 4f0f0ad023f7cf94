using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>Days of a history that numbers are of; the first may lie before the history.</summary>
internal readonly record struct Period(PeriodSpan Span, int First, int Last)
{
    public const int Days28 = 28;

    /// <summary>The period of each day, and the weeks and months that end with it.</summary>
    public static IEnumerable<Period> EndingOn(CommunityHistory history, int day)
    {
        yield return new(PeriodSpan.Days28, day - Days28 + 1, day);
        var date = history.DayAt(day);
        if (date.DayOfWeek == DayOfWeek.Sunday)
            yield return new(PeriodSpan.Week, day - 6, day);
        if (date.AddDays(1).Day == 1)
            yield return new(PeriodSpan.Month, day - date.Day + 1, day);
    }

    /// <summary>The one just before, as long as its own kind is.</summary>
    public Period Before(CommunityHistory history)
    {
        var last = First - 1;
        var length = Span switch
        {
            PeriodSpan.Month => history.DayAt(last).Day,
            PeriodSpan.Week => 7,
            _ => Days28,
        };
        return new(Span, last - length + 1, last);
    }
}
