using Pipeline.Model;
using Pipeline.Tests.Settings;

namespace Pipeline.Tests.Model;

public sealed class PublishedRulesTests
{
    private static readonly Uri Address = new("https://pipeline.example.com/api/communities/club/rules");

    [Fact]
    public void What_happens_and_how_to_appeal_is_said_with_the_communitys_own_numbers()
    {
        var sections = PublishedRules.Of(Documents.Full with { Mode = ModerationMode.Enforce }).Sections;
        var said = string.Join(' ', sections.SelectMany(section => section.Sentences));

        said.ShouldContain("A warning weighs 1, a removed message 2, a mute 3 and a ban 4, for 60 days");
        said.ShouldContain("From 3 together on you are muted for 12 hours, from 9 on you are banned.");
        said.ShouldContain("For 7 days after that, the worst that can happen");
        said.ShouldContain("spam high, scams low, insults high");
        said.ShouldContain("The community's clock is that of Europe/Lisbon.");
        said.ShouldNotContain("nothing is done automatically");
    }

    [Fact]
    public void In_shadow_mode_nobody_is_told_that_programs_act() =>
        PublishedRules.Of(new() { Id = Documents.Club }).Sections[0].Sentences[0].ShouldStartWith("At the moment nothing is done automatically");

    [Theory]
    [InlineData(ModerationMode.Shadow)]
    [InlineData(ModerationMode.Enforce)]
    public void The_text_to_pin_says_every_rule_that_there_is_what_happens_and_how_to_appeal(ModerationMode mode)
    {
        var rules = PublishedRules.Of(Documents.Full with { Mode = mode });

        var pin = rules.ToPin(Address);

        rules.Rules.Count.ShouldBe(RuleNames.All.Count);
        pin.Length.ShouldBeLessThanOrEqualTo(2000);
        rules.Rules.ShouldAllBe(rule => pin.Contains(rule.Sentence));
        pin.ShouldStartWith("Rules of The \"Club\" & Co: #1\n\n• ");
        pin.ShouldContain("From 3 together on you are muted for 12 hours, from 9 on you are banned.\nA decision was wrong? Ask a moderator");
        pin.ShouldEndWith($"All of it: {Address} – version {rules.Version}");
    }

    [Fact]
    public void A_text_to_pin_that_would_be_too_long_leaves_rules_to_the_page()
    {
        var long200 = string.Concat(Enumerable.Repeat("very-long-name-of-a-site.", 8)) + "example";
        var rules = PublishedRules.Of(Documents.Full with
        {
            Rules = Documents.Full.Rules with { RefusedDomains = [.. Enumerable.Range(0, 9).Select(i => i + long200)] },
        });

        var pin = rules.ToPin(Address);

        pin.Length.ShouldBeLessThanOrEqualTo(2000);
        pin.ShouldMatch("…and \\d+ more rules?, as the page says.");
        pin.ShouldContain(rules.Version);
    }

    [Fact]
    public void The_version_changes_with_the_rules_and_only_with_them()
    {
        string Version(Func<Community, Community> change) => PublishedRules.Of(change(Documents.Full)).Version;
        var before = PublishedRules.Of(Documents.Full).Version;

        Version(club => club with { Staff = [], Name = "Another" }).ShouldBe(before);
        Version(club => club with { Rules = club.Rules with { BlockedTerms = ["other"] } }).ShouldNotBe(before);
        Version(club => club with { Rules = club.Rules with { AllowedDomains = ["example.com"] } }).ShouldNotBe(before);
        Version(club => club with { Rules = club.Rules with { Ladder = new() } }).ShouldNotBe(before);
        Version(club => club with { Mode = ModerationMode.Enforce }).ShouldNotBe(before);
    }
}
