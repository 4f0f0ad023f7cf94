using System.Globalization;
using System.Text.Json;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Store;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>The rows of periods that a club's facts come to.</summary>
internal sealed record PeriodFigures(IReadOnlyList<PeriodMetric> Rows)
{
    public static PeriodFigures Of(Told told) => new(PeriodNumbers.Of(Club.Id, told.History, told.Interactions));

    /// <summary>The 28 days that end with the day.</summary>
    public PeriodMetric On(string day, Source? platform = null) => One(PeriodSpan.Days28, day, platform);

    public PeriodMetric Week(string sunday, Source? platform = null) => One(PeriodSpan.Week, sunday, platform);

    public PeriodMetric Month(string lastDay, Source? platform = null) => One(PeriodSpan.Month, lastDay, platform);

    /// <summary>As stored.</summary>
    public IReadOnlyList<string> Lines() => [.. Rows.Select(row => JsonSerializer.Serialize(row, Tables.Periods.Json))];

    private PeriodMetric One(PeriodSpan span, string to, Source? platform) =>
        Rows.Single(row => row.Span == span && row.To == DateOnly.Parse(to, CultureInfo.InvariantCulture) && row.Platform == platform);
}

internal static class PeriodsOfClubs
{
    public static PeriodFigures Periods(this Club club, string through) => PeriodFigures.Of(club.Tell(through));
}
