using Pipeline.Benchmarks.Rollup;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Benchmarks.Scale;

/// <summary>Our rows in the form in which answers are compared.</summary>
internal static class OurAnswers
{
    private const int NotOver = -1;

    private static readonly DateOnly FirstMonday = CohortTable.MondayOf(MadeUpCommunity.FirstDay);

    /// <summary>Days of the first week that lie before the first day.</summary>
    public static int DaysBeforeFirst => MadeUpCommunity.FirstDay.DayNumber - FirstMonday.DayNumber;

    public static IEnumerable<string> Lines(int community, IEnumerable<Metric> metrics) => metrics.Where(row => row.Platform is null).Select(row => string.Join(
        ' ', "day", community, row.Day.DayNumber - MadeUpCommunity.FirstDay.DayNumber, row.Active, row.Active7, row.Active30, row.Engaged, row.Actions,
        row.Messages, row.Comments, row.Questions, row.Reactions, row.New, row.RetentionD1 ?? NotOver, row.RetentionD7 ?? NotOver, row.RetentionD30 ?? NotOver));

    public static IEnumerable<string> Lines(int community, IEnumerable<Cohort> cohorts) => cohorts.Where(row => row.Platform is null).Select(row => string.Join(
        ' ', "week", community, (row.Week.DayNumber - FirstMonday.DayNumber) / 7, row.Joined, row.Days0 ?? NotOver, row.Days1To3 ?? NotOver,
        row.Days4To7 ?? NotOver, row.Days8To14 ?? NotOver, row.Days15To30 ?? NotOver, row.Days31To60 ?? NotOver, row.Days61To90 ?? NotOver, row.Started,
        row.RetentionD1 ?? NotOver, row.RetentionD7 ?? NotOver, row.RetentionD30 ?? NotOver));
}
