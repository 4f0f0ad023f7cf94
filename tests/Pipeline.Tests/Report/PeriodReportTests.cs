using System.Text.Json;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Report;

/// <summary>Periods as people and programs read them.</summary>
public sealed class PeriodReportTests
{
    private const double ADay = 24 * 60;

    [Fact]
    public async Task Days_weeks_and_months_are_each_a_series_of_their_own()
    {
        await using var stages = Stages.Create(An.At(40 * ADay));
        await stages.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "bob", at: 30 * ADay));
        await stages.CloseAsync();

        (await SeriesAsync(stages, PeriodSpan.Week, count: 3)).Periods.Select(period => period.To).ShouldBe(
            [new(2026, 7, 26), new(2026, 8, 2), new(2026, 8, 9)]);
        var months = (await SeriesAsync(stages, PeriodSpan.Month, count: 3)).Periods;
        months.Select(period => (period.From, period.Active, period.Lifecycle!.New)).ShouldBe([(new(2026, 7, 1), 2, 2)]);
        var days = (await SeriesAsync(stages, PeriodSpan.Days28, count: 2, from: new(2026, 7, 5))).Periods;
        days.Select(period => (period.To, period.Active)).ShouldBe([(new(2026, 7, 5), null), (new(2026, 7, 6), null)]);
    }

    [Fact]
    public async Task A_community_nobody_knows_has_no_series()
    {
        await using var stages = Stages.Create();

        (await Reports(stages).PeriodsAsync(new("nobody"), PeriodSpan.Week, null, null, 1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public void What_is_not_known_is_null_and_what_has_no_denominator_has_no_value()
    {
        var report = PeriodReport.Of(Row() with { Started = 0, Activated = 0 });

        report.ShouldSatisfyAllConditions(
            () => report.Activation.Activated.ShouldBe(new(0, 0, null, null, null)),
            () => report.Activation.FirstPostsAnswered.ShouldBeNull(),
            () => report.Answers.Unanswered.ShouldBeNull(),
            () => report.WordOfMouth.K.ShouldBeNull(),
            () => report.Inequality.Gini.ShouldBeNull(),
            () => JsonSerializer.Serialize(new PeriodSeriesReport(An.Club, "UTC", null, null, PeriodSpan.Week, [report]), ReportJsonContext.Default.PeriodSeriesReport)
                .ShouldContain("\"firstPostsAnswered\":null"));
    }

    [Fact]
    public void Ratios_are_made_of_what_was_counted()
    {
        var report = PeriodReport.Of(Row() with
        {
            Members = 16,
            MembersAtStart = 10,
            ReferredActivated = 3,
            Joined = 4,
            ActivatedBefore = 6,
            Population = 4,
            Contributions = 10,
            GiniNumerator = 30,
            AnsweredByStaff = 1,
            AnsweredByMembers = 3,
        });

        report.ShouldSatisfyAllConditions(
            () => report.WordOfMouth.K!.Value.ShouldBe(0.3),
            () => report.Activation.GrowthReadiness!.Value.ShouldBe(1.5),
            () => (report.Inequality.Gini, report.Inequality.GiniOfMost).ShouldBe((0.75, 1)),
            () => report.Answers.ByStaff!.Value.ShouldBe(0.25));
    }

    [Fact]
    public void The_quality_of_few_items_is_drawn_to_what_all_messages_get()
    {
        Quality(items: 1, responses: 11).ShouldBe((11 + (5 * 1.0)) / 6, 0.0001);
        Quality(items: 100, responses: 1_100).ShouldBe((1_100 + (5 * 1.0)) / 105, 0.0001);

        static double Quality(int items, int responses) =>
            PeriodReport.Of(Row() with { ContentItems = items, ContentResponses = responses, Posts = 20, Responses = 20 }).Content.Quality!.Value;
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(3, 12, false)]
    [InlineData(0, 0, false)]
    public void An_interval_wider_than_a_half_is_too_few_to_say(int numerator, int denominator, bool isTooFew) =>
        Rate.Of(numerator, denominator).IsTooFewToSay.ShouldBe(isTooFew);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ReadReports Reports(Stages stages) => new(stages.Store, stages.Communities, stages.Clock);

    private static async Task<PeriodSeriesReport> SeriesAsync(Stages stages, PeriodSpan span, int count, DateOnly? from = null) =>
        (await Reports(stages).PeriodsAsync(An.Club, span, null, from, count, Cancellation))!;

    private static PeriodMetric Row() => new() { Community = An.Club, Span = PeriodSpan.Days28, From = new(2026, 7, 1), To = new(2026, 7, 28) };
}
