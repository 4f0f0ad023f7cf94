using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Report;

namespace Pipeline.Tests.Model;

public sealed class SourceCoverageTests
{
    public static TheoryData<Source> Sources => [.. Enum.GetValues<Source>()];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_source_says_of_everything_how_much_of_it_it_tells(Source source)
    {
        var told = SourceCoverage.Of(source);

        told.Select(observation => observation.What).ShouldBe(Enum.GetValues<Observable>());
        told.ShouldContain(observation => observation.Degree != Degree.Never, "A source that tells nothing is none.");
        told.Where(observation => observation.Degree == Degree.Partly).ShouldAllBe(observation => !string.IsNullOrEmpty(observation.Note), "Half of what?");
        told.ShouldAllBe(observation => observation.Degree == SourceCoverage.Of(source, observation.What));
    }

    [Fact]
    public void A_number_that_a_platform_cannot_supply_is_not_observable_and_not_0()
    {
        var row = new Metric { Community = new("club"), Day = new(2026, 7, 1), Reactions = 0, VoiceJoins = 0, PollAnswers = 0 };

        var (all, telegram, slack, discord) = (Counts(null), Counts(Source.Telegram), Counts(Source.Slack), Counts(Source.Discord));

        (all.Reactions, all.VoiceJoins, all.PollAnswers).ShouldBe((0, 0, 0));
        (telegram.Reactions, telegram.VoiceJoins, telegram.PollAnswers).ShouldBe((0, null, 0));
        (slack.Reactions, slack.VoiceJoins, slack.PollAnswers).ShouldBe((0, null, null));
        (discord.Reactions, discord.VoiceJoins, discord.PollAnswers).ShouldBe((0, 0, 0));

        ActionCounts Counts(Source? platform) => DayReport.Of(row with { Platform = platform }).Counts;
    }
}
