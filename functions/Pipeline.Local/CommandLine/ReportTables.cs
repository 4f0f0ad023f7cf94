using System.Globalization;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Reports as tables. A rate comes with its interval, because in a small group the rate alone says little.</summary>
internal static class ReportTables
{
    private const string Unknown = "[grey]–[/]";
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static void Write(IReadOnlyList<CommunityReport> communities)
    {
        var table = NewTable(
            "Communities").AddColumns("Community", "Closed through", "Present", "Active 1/7/30 d", "Engaged in 7 d");
        foreach (var community in communities)
        {
            table.AddRow(
                Markup.Escape(community.Name ?? community.Id.Value),
                Day(community.ClosedThrough),
                Number(community.Latest?.Present),
                community.Latest is { Active: var active } ? $"{active.Day} / {active.Week} / {active.Month}" : Unknown,
                Cell(community.Latest?.Engagement7));
        }

        AnsiConsole.Write(table);
    }

    public static void Write(SeriesReport series)
    {
        if (series.Days.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"{series.Community} has no closed day with numbers yet.");
            return;
        }

        var most = series.Days.Max(day => day.Active.Day);
        var bars = string.Concat(series.Days.Select(day => Bar(day.Active.Day, most)));
        var people = NewTable($"{series.Community}, closed to {Day(series.ClosedThrough)} ({series.TimeZone}){(series.Platform is { } platform ? $" on {platform}" : "")}",
            "Day", "Present", "DAU", "WAU", "MAU", "Engaged", "New", "Back on D1").Caption($"DAU {bars}");
        var actions = NewTable(
            "What members did",
            "Day", "Messages", "Comments", "Questions", "Insights", "Reactions");
        foreach (var day in series.Days)
        {
            var (active, counts) = (day.Active, day.Counts);
            people.AddRow(
                Day(day.Day), Number(day.Present), Number(active.Day), Number(active.Week), Number(active.Month),
                Cell(day.Engagement), Number(day.Lifecycle.New), Cell(day.Retention.D1));
            actions.AddRow(
                Day(day.Day), Number(counts.Messages), Number(counts.Comments), Number(counts.Questions), Number(counts.Insights), Number(counts.Reactions));
        }

        AnsiConsole.Write(people);
        if (series.Days[^1] is { Since: var since, Lifecycle30.IsColdStart: true })
            AnsiConsole.MarkupLine($"[grey]Nothing is known of before {Day(since)}: whoever was there already looks new at first.[/]");
        AnsiConsole.Write(actions);
    }

    /// <param name="weeks">How many of the youngest cohorts; the last row is of all.</param>
    public static void Write(CohortTableReport report, int weeks)
    {
        var table = NewTable(
            "Who came back: active so many days after joining, by week of joining",
            "Week", "Joined", "0", "1–3", "4–7", "8–14", "15–30", "31–60", "61–90");
        foreach (var cohort in report.Cohorts.TakeLast(weeks))
            table.AddRow(Cells(Day(cohort.Week), cohort));

        table.AddRow(Cells("[bold]all[/]", report.Mean));
        AnsiConsole.Write(table);
    }

    private static string[] Cells(string name, CohortReport cohort) =>
    [
        name, Number(cohort.Joined), Share(cohort.Brackets.Days0), Share(cohort.Brackets.Days1To3), Share(cohort.Brackets.Days4To7),
        Share(cohort.Brackets.Days8To14), Share(cohort.Brackets.Days15To30), Share(cohort.Brackets.Days31To60), Share(cohort.Brackets.Days61To90),
    ];

    private static Table NewTable(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple).Title(title);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        return table;
    }

    private static string Cell(Rate? rate) => rate is { Value: { } value, Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0} % [grey]{low * 100:0}–{high * 100:0}[/]")
        : Unknown;

    private static string Share(Rate? rate) =>
        rate is { Value: { } value } ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0} %") : Unknown;

    private static string Number(int? number) => number is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : Unknown;

    private static string Day(DateOnly? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Unknown;

    private static char Bar(int value, int largest) => largest == 0 ? Bars[0] : Bars[value * (Bars.Length - 1) / largest];
}
