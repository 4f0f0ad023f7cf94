using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Report;

/// <summary>Days as people and programs read them.</summary>
public sealed class SeriesReportTests
{
    private static readonly DateOnly Since = new(2026, 7, 1);

    [Theory]
    [InlineData(1, false, true, true)]
    [InlineData(12, false, true, true)]
    [InlineData(13, false, false, true)]
    [InlineData(58, false, false, true)]
    [InlineData(59, false, false, false)]
    public void Whoever_was_there_before_anything_was_known_looks_new_which_is_said_until_two_periods_are_known(int days, bool one, bool seven, bool thirty)
    {
        var report = DayReport.Of(Row(days));

        (report.Lifecycle.IsColdStart, report.Lifecycle7.IsColdStart, report.Lifecycle30.IsColdStart).ShouldBe((one, seven, thirty));
    }

    [Fact]
    public void The_first_day_itself_has_none_before_it() => DayReport.Of(Row(0)).Lifecycle.IsColdStart.ShouldBeTrue();

    [Fact]
    public void Actions_are_told_for_each_engaged_member_and_for_nobody_where_there_is_none()
    {
        DayReport.Of(Row(0) with { Actions = 9, Engaged = 4 }).ActionsPerEngaged.ShouldBe(new(9, 4, 2.25));
        DayReport.Of(Row(0)).ActionsPerEngaged.Value.ShouldBeNull();
    }

    [Fact]
    public void Stickiness_of_some_days_is_the_mean_of_their_ratios_and_not_the_ratio_of_their_sums()
    {
        var series = Series(Row(0) with { Active = 1, Active7 = 1, Active30 = 1 }, Row(1) with { Active = 1, Active7 = 2, Active30 = 3 }, Row(2));

        (series.MeanStickiness, series.MeanWeeklyStickiness).ShouldBe((0.6667, 0.8333));
        Series(Row(0)).MeanStickiness.ShouldBeNull();
    }

    private static Metric Row(int days) => new() { Community = An.Club, Day = Since.AddDays(days), Since = Since };

    private static SeriesReport Series(params Metric[] rows) => new(An.Club, "UTC", null, Since, [.. rows.Select(DayReport.Of)]);
}
