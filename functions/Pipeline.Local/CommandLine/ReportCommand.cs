using System.CommandLine;
using System.Text.Json;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Rollup.Explained;
using Pipeline.Rollup.Recognised;

namespace Pipeline.Local.CommandLine;

/// <summary><c>report</c>: a community's days and cohorts in the terminal; goes beside a running host.</summary>
internal static class ReportCommand
{
    private const int FewestWeeks = 8;
    private const int ScorecardDays = 30;

    private static readonly Argument<string?> Community = new("community")
    {
        Description = "Which community; without one, all are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Days = new("--days") { Description = "How many days up to the last closed one", DefaultValueFactory = _ => 14 };
    private static readonly Option<string?> Platform = new("--platform") { Description = "One platform instead of all together" };
    private static readonly Option<string?> Span = new("--span")
    {
        Description = "Weeks or months below the days; with --json, the series of periods instead of days; with --explain, the period's number",
    };

    private static readonly Option<string?> List = new("--list") { Description = "One list in full instead: whom to thank, greet or win back, what to pin or answer" };
    private static readonly Option<bool> Json = new("--json") { Description = "The same as the API answers, for programs" };

    public static Command Create()
    {
        var command = new Command("report", "Show a community's days, cohorts and weeks")
        {
            Community, Days, Platform, Span, List, Json, ExplainOptions.Explain, ExplainOptions.Day, ExplainOptions.Cohort, ServeCommand.Tables,
        };
        Platform.AcceptOnlyFromAmong([.. Enum.GetValues<Source>().Select(source => source.Name())]);
        Span.AcceptOnlyFromAmong([.. Enum.GetValues<PeriodSpan>().Select(span => span.Name())]);
        List.AcceptOnlyFromAmong([.. ListNames.All]);
        Days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > ReadReports.MostDays)
                result.AddError($"--days takes 1 to {ReadReports.MostDays}.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(new(folder, Tables: parsed.GetValue(ServeCommand.Tables), ToRead: true));
        var reports = services.GetRequiredService<ReadReports>();
        if (parsed.GetValue(Community) is not { } name)
        {
            var all = await reports.CommunitiesAsync(cancellationToken);
            if (parsed.GetValue(Json))
                Write(JsonSerializer.Serialize(all, ReportJsonContext.Default.IReadOnlyListCommunityReport));
            else
                ReportTables.Write(all);
            return 0;
        }

        Source? platform = SourceNames.TryParse(parsed.GetValue(Platform) ?? "", out var source) ? source : null;
        if (parsed.GetValue(ExplainOptions.Explain) is { } metric)
        {
            var explained = await new ExplainOptions(services, new(name), platform).ExplainAsync(parsed, metric, parsed.GetValue(Span), cancellationToken);
            if (parsed.GetValue(Json))
                Write(JsonSerializer.Serialize(explained, ExplanationJsonContext.Default.Explanation));
            else
                ExplanationTable.Write(explained);
            return 0;
        }

        if (ListNames.TryParse(parsed.GetValue(List) ?? "", out var list))
            return await ListAsync(services.GetRequiredService<ReadLists>(), new(name), list, parsed.GetValue(Json), cancellationToken);

        var series = await reports.SeriesAsync(new(name), platform, from: null, parsed.GetValue(Days), cancellationToken)
            ?? throw new UsageException($"Nothing is known of '{name}'. 'report' without a name lists what is.");
        if (parsed.GetValue(Json))
        {
            await WriteJsonAsync(reports, series, parsed, cancellationToken);
            return 0;
        }

        ReportTables.Write(series);
        ReportTables.Write((await reports.CohortsAsync(new(name), platform, cancellationToken))!, FewestWeeks + (parsed.GetValue(Days) / 7));
        ScorecardTables.Write((await services.GetRequiredService<ReadScorecard>().HandleAsync(new(name), ScorecardDays, cancellationToken))!);
        await WritePeriodsAsync(reports, new(name), platform, parsed.GetValue(Span), cancellationToken);
        var alerts = services.GetRequiredService<ReadAlerts>();
        if (await alerts.GrowthAsync(new(name), cancellationToken) is { } growth)
            GrowthTable.Write(growth);
        AlertTable.Write((await alerts.HandleAsync(new(name), cancellationToken))!);
        RecognitionTable.Write(await services.GetRequiredService<MeasureRecognition>().HandleAsync(new(name), cancellationToken));
        foreach (var one in Enum.GetValues<ListName>())
            ListTables.WriteShort((await services.GetRequiredService<ReadLists>().HandleAsync(new(name), one, cancellationToken))!);
        return 0;
    }

    private static async Task<int> ListAsync(ReadLists lists, CommunityId community, ListName name, bool asJson, CancellationToken cancellationToken)
    {
        var list = await lists.HandleAsync(community, name, cancellationToken)
            ?? throw new UsageException($"Nothing is known of '{community}'. 'report' without a name lists what is.");
        if (asJson)
            Write(JsonSerializer.Serialize(list, ReportJsonContext.Default.ListReport));
        else
            ListTables.Write(list);
        return 0;
    }

    internal static async Task WritePeriodsAsync(ReadReports reports, CommunityId community, Source? platform, string? asked, CancellationToken cancellationToken)
    {
        var calendar = PeriodSpans.TryParse(asked, out var span) && span != PeriodSpan.Days28 ? span : PeriodSpan.Week;
        PeriodTables.Write((await reports.PeriodsAsync(community, calendar, platform, from: null, FewestWeeks, cancellationToken))!);
        PeriodTables.WriteLatest((await reports.PeriodsAsync(community, PeriodSpan.Days28, platform, from: null, count: 1, cancellationToken))!);
    }

    private static async Task WriteJsonAsync(ReadReports reports, SeriesReport days, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!PeriodSpans.TryParse(parsed.GetValue(Span), out var span))
        {
            Write(JsonSerializer.Serialize(days, ReportJsonContext.Default.SeriesReport));
            return;
        }

        var periods = await reports.PeriodsAsync(days.Community, span, days.Platform, from: null, parsed.GetValue(Days), cancellationToken);
        Write(JsonSerializer.Serialize(periods!, ReportJsonContext.Default.PeriodSeriesReport));
    }

    private static void Write(string json) => Console.Out.WriteLine(json);
}
