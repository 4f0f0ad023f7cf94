using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Moderate.Checks;
using Pipeline.Text;

namespace Pipeline.Tests.Moderate;

public sealed class ScoreCheckTests
{
    private static readonly int Enough = (int)MathF.Ceiling(TextScorer.Default.Thresholds.For(TextTask.Spam, TextUse.Flag) * TextSignals.One);
    private static readonly int EnoughToxic = (int)MathF.Ceiling(TextScorer.Default.Thresholds.For(TextTask.Toxic, TextUse.Flag) * TextSignals.One);

    [Fact]
    public void Scores_below_their_thresholds_pass_and_say_so()
    {
        var finding = Inspect(new() { Spam = Enough - 1, Toxic = EnoughToxic - 1, Models = "0a0b" });

        finding.Severity.ShouldBe(Outcome.Allowed);
        finding.Evidence.ShouldEndWith("by models 0a0b");
    }

    [Fact]
    public void A_score_that_is_enough_flags_by_the_rule_of_the_gravest()
    {
        Inspect(new() { Spam = Enough, Scam = Enough, Toxic = EnoughToxic, Signs = TextSigns.Hurts }).Rule.ShouldBe("no-scams");
        Inspect(new() { Spam = Enough, Toxic = EnoughToxic, Signs = TextSigns.Hurts }).Rule.ShouldBe("no-spam");
        Inspect(new() { Toxic = EnoughToxic, Signs = TextSigns.Hurts }).Rule.ShouldBe("respect");
    }

    [Fact]
    public void No_score_alone_removes_a_message() =>
        Inspect(new() { Spam = TextSignals.One, Scam = TextSignals.One, Toxic = TextSignals.One, Signs = TextSigns.Sells }).Severity.ShouldBe(Outcome.Flagged);

    [Fact]
    public void A_certain_score_removes_where_something_that_is_no_wording_points_the_same_way()
    {
        var certain = new TextSignals { Spam = TextSignals.One, Signs = TextSigns.Sells };

        Inspect(certain with { Links = 1 }).Severity.ShouldBe(Outcome.Removed);
        Inspect(certain, days: 0).Severity.ShouldBe(Outcome.Removed);
        Inspect(certain with { Spam = Enough, Links = 1 }).Severity.ShouldBe(Outcome.Flagged);
    }

    [Fact]
    public void A_certain_scam_of_an_account_of_minutes_that_leads_away_mutes() =>
        Inspect(new() { Spam = TextSignals.One, Scam = TextSignals.One, Contacts = 1, Links = 1 }, days: 0).Severity.ShouldBe(Outcome.Muted);

    [Fact]
    public void Who_warns_of_a_scam_is_at_most_shown_to_a_moderator() =>
        Inspect(new() { Spam = TextSignals.One, Scam = TextSignals.One, Links = 1, Signs = TextSigns.Warns }).Severity.ShouldBe(Outcome.Flagged);

    [Fact]
    public void Swearing_at_nobody_and_the_mere_wording_of_a_member_of_long_standing_pass()
    {
        Inspect(new() { Toxic = EnoughToxic }).Severity.ShouldBe(Outcome.Allowed);
        Inspect(new() { Spam = TextSignals.One, Signs = TextSigns.Solicits }, days: 60).Severity.ShouldBe(Outcome.Allowed);
    }

    [Fact]
    public void Only_scores_that_some_check_could_act_on_are_kept()
    {
        var honest = Read("good morning everyone");
        var spam = Read("Earn $500 a day from home, no experience needed! Write me in private https://t.me/+easyMoney777");

        (honest.Spam, honest.Scam, honest.Toxic, honest.Models).ShouldBe((0, 0, 0, null));
        spam.Spam.ShouldBeInRange(Enough, TextSignals.One);
        spam.Models.ShouldBe(TextScorer.Default.Version);
    }

    private static TextSignals Read(string text) => ReadSignals.Of(new(text), new(new("m"), "1"), new(), TextScorer.Default.Score(text));

    private static Finding Inspect(TextSignals signals, int days = 10)
    {
        var fact = new ActivityFact
        {
            Community = new("club"),
            Day = new(2026, 3, 1),
            Member = new("m"),
            At = DateTimeOffset.UnixEpoch.AddDays(days),
            Event = new("e"),
            Source = Source.Internal,
            Kind = ActivityKind.Message,
            Channel = new("c"),
            Message = new("1"),
            Signals = signals,
        };
        var author = new MemberState
        {
            Community = new("club"),
            Member = new("m"),
            Source = Source.Internal,
            PlatformId = "1",
            SeenAt = DateTimeOffset.UnixEpoch,
            FirstSeenAt = DateTimeOffset.UnixEpoch,
        };
        return new ScoreCheck().Inspect(new(fact, default, author, new()));
    }
}
