using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

public sealed class PlatformTests
{
    [Fact]
    public void Two_platforms_have_rows_of_their_own_beside_the_total()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-02 10:00", isReply: true).Writes("bob", "2026-03-02 10:00")
            .Writes("cem", "2026-03-03 10:00", source: Source.Slack).Joins("dan", "2026-03-03 10:00", Source.Slack)
            .Through("2026-03-03");

        figures.Metrics.Select(row => (row.Day.Day, row.Platform, row.Present, row.Active, row.Active7, row.Messages, row.Engaged7)).ShouldBe(
        [
            (2, null, 2, 2, 2, 2, 1), (3, null, 4, 1, 3, 1, 1),
            (2, Source.Telegram, 2, 2, 2, 2, 1), (3, Source.Telegram, 2, 0, 2, 0, 1),
            (3, Source.Slack, 2, 1, 1, 1, 0),
        ], ignoreOrder: false);
        figures.Cohorts.Select(row => (row.Platform, row.Joined, row.Started)).ShouldBe([(null, 4, 3), (Source.Telegram, 2, 2), (Source.Slack, 2, 1)], ignoreOrder: true);
    }

    [Fact]
    public void A_community_on_one_platform_has_the_total_alone()
    {
        var figures = new Club().Writes("ann", "2026-03-02 10:00").Through("2026-03-03");

        figures.Metrics.ShouldAllBe(row => row.Platform == null);
        figures.Cohorts.ShouldAllBe(row => row.Platform == null);
    }
}
