using System.Text.Json;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Tests.Rollup.Periods;

public sealed class PlainPeriodTests
{
    private const int RowsOfAHistory = 12;
    private const int QuietDays = 120;

    [Fact]
    public void Every_number_is_what_its_definition_says_word_by_word() => PropertyTests.ForAll(history =>
    {
        var rows = history.Periods().Rows;
        if (rows.Count == 0)
            return;

        var quiet = new PlainHistory(history.Facts, history.People, history.Zone, history.Through).Days.Max().AddDays(QuietDays);
        var last = quiet < history.Through ? quiet : history.Through;
        foreach (var row in rows.Where((_, place) => place % Math.Max(1, rows.Count / RowsOfAHistory) == 0))
            Text(row).ShouldBe(Text(new PlainPeriods(history, row.Platform, last).Check(row)));
    });

    private static string Text(PeriodMetric row) => JsonSerializer.Serialize(row, Tables.Periods.Json);
}
