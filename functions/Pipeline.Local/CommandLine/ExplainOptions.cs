using System.CommandLine;
using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Rollup.Explained;

namespace Pipeline.Local.CommandLine;

/// <summary><c>report --explain</c>: which number, of which day, period or cohort.</summary>
internal sealed class ExplainOptions(IServiceProvider services, CommunityId community, Source? platform)
{
    public static readonly Option<string?> Explain = new("--explain") { Description = "A number by its name in the report: which members and events it is made of" };

    public static readonly Option<string?> Day = new("--day")
    {
        Description = "Which day's number is explained, or the last day of which --span, as yyyy-MM-dd; the last that is closed",
    };

    public static readonly Option<string?> Cohort = new("--cohort") { Description = "The Monday of a week, as yyyy-MM-dd: a cell of that cohort is explained, for example days4To7" };

    public async Task<Explanation> ExplainAsync(ParseResult parsed, string metric, string? span, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<ReadReports>().CommunityAsync(community, cancellationToken)
            ?? throw new UsageException($"Nothing is known of '{community}'. 'report' without a name lists what is.");
        if (parsed.GetValue(Cohort) is { } week)
            return await OfCohortAsync(metric, Read("--cohort", week), cancellationToken);

        // These are of now and of no day, and no day has a number of the same name.
        if (span is null && ExplainGrowth.Names.Contains(metric, StringComparer.OrdinalIgnoreCase))
        {
            return await services.GetRequiredService<ExplainGrowth>().HandleAsync(community, metric, cancellationToken)
                ?? throw new UsageException($"{community} has no closed day yet.");
        }

        DateOnly? day = parsed.GetValue(Day) is { } text ? Read("--day", text) : null;
        return PeriodSpans.TryParse(span, out var asked)
            ? await OfPeriodAsync(metric, asked, day, cancellationToken)
            : await OfDayAsync(metric, day ?? report.Latest?.Day ?? throw new UsageException($"{community} has no closed day yet."), cancellationToken);
    }

    private async Task<Explanation> OfDayAsync(string metric, DateOnly day, CancellationToken cancellationToken)
    {
        Check(metric, [.. ExplainMetric.Names, .. ExplainGrowth.Names]);
        return await services.GetRequiredService<ExplainMetric>().HandleAsync(community, metric, day, platform, cancellationToken)
            ?? throw new UsageException($"{community} has no numbers of {day:yyyy-MM-dd}.");
    }

    private async Task<Explanation> OfPeriodAsync(string metric, PeriodSpan span, DateOnly? day, CancellationToken cancellationToken)
    {
        Check(metric, ExplainPeriod.Names);
        var latest = await services.GetRequiredService<ReadReports>().PeriodsAsync(community, span, platform, from: null, count: 1, cancellationToken);
        var to = day ?? (latest!.Periods is [.., var last] ? last.To : throw new UsageException($"{community} has no {span.Name()} that is over yet."));
        return await services.GetRequiredService<ExplainPeriod>().HandleAsync(community, metric, span, to, platform, cancellationToken)
            ?? throw new UsageException($"{community} has no numbers of a {span.Name()} that ends with {to:yyyy-MM-dd}.");
    }

    private async Task<Explanation> OfCohortAsync(string cell, DateOnly week, CancellationToken cancellationToken)
    {
        Check(cell, ExplainCohort.Names);
        return await services.GetRequiredService<ExplainCohort>().HandleAsync(community, cell, week, platform, cancellationToken)
            ?? throw new UsageException($"{community} has no cohort of the week from {week:yyyy-MM-dd}; weeks begin on Mondays.");
    }

    private static void Check(string metric, IReadOnlyList<string> names)
    {
        if (!names.Contains(metric, StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"Nobody computes '{metric}'. --explain takes one of {string.Join(", ", names)}.");
    }

    private static DateOnly Read(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new UsageException($"{option} takes a day as yyyy-MM-dd, for example 2026-07-01.");
}
