using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Definitions;
using Pipeline.Store;

namespace Pipeline.Tests.Rollup;

/// <summary>The rows that facts come to: sheets are packed, read back and counted, as the roll-up does it, without a store.</summary>
internal sealed record Figures(IReadOnlyList<Metric> Metrics, IReadOnlyList<Cohort> Cohorts)
{
    public static Figures Of(IEnumerable<ActivityFact> facts, MemberRoster roster, DateOnly through, TimeZoneInfo zone)
    {
        var history = CommunityHistory.Of(Sheets(facts, zone), roster, through, zone);
        var (metrics, cohorts) = Numbers.Of(Club.Id, history);
        return new(metrics, cohorts);
    }

    public static IReadOnlyList<DaySheet> Sheets(IEnumerable<ActivityFact> facts, TimeZoneInfo zone) =>
        [.. DaySheets(facts, zone).SelectMany(day => day.Activity)];

    public static IReadOnlyList<DaySheets> DaySheets(IEnumerable<ActivityFact> facts, TimeZoneInfo zone)
    {
        var builders = new SortedDictionary<DateOnly, SheetBuilder>();
        foreach (var fact in facts)
        {
            if (!builders.TryGetValue(fact.Day, out var builder))
                builders[fact.Day] = builder = new(Club.Id, fact.Day, zone);
            builder.Add(fact);
        }

        return [.. builders.Values.Select(builder => builder.Build())];
    }

    public Metric On(string day, Source? platform = null) => Metrics.Single(row => row.Day == Day(day) && row.Platform == platform);

    public Cohort Week(string monday, Source? platform = null) => Cohorts.Single(row => row.Week == Day(monday) && row.Platform == platform);

    /// <summary>The first fields that differ, each with both values: a few words instead of two tables.</summary>
    public string DifferenceFrom(Figures other) =>
        string.Join("; ", Lines().Except(other.Lines()).Take(5).Concat(["but"]).Concat(other.Lines().Except(Lines()).Take(5)));

    /// <summary>Every field of every row that is not its type's default.</summary>
    public IEnumerable<string> Lines() =>
        Metrics.SelectMany(row => Fields($"{row.Day:yyyy-MM-dd} {row.Platform}", JsonSerializer.SerializeToNode(row, Tables.Metrics.Json)!))
            .Concat(Cohorts.SelectMany(row => Fields($"week {row.Week:yyyy-MM-dd} {row.Platform}", JsonSerializer.SerializeToNode(row, Tables.Cohorts.Json)!)));

    private static IEnumerable<string> Fields(string row, JsonNode json) => json.AsObject().Select(field => $"{row} {field.Key}={field.Value}");

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
