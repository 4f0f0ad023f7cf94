using System.Text.RegularExpressions;
using Pipeline.Model;
using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Model;

public sealed partial class RuleWordsTests
{
    [Fact]
    public void Every_rule_that_has_a_name_has_words_and_its_place_in_the_list() =>
        RuleNames.All.ShouldBe(Names(), ignoreOrder: true);

    [Fact]
    public void Every_rule_has_one_sentence_of_its_own_that_ends_and_fits_beside_a_verdict()
    {
        var sentences = RuleNames.All.Select(name => RuleWords.Quote(new(), name)).ToList();

        sentences.ShouldAllBe(sentence => sentence.EndsWith('.') && sentence.Length < 200 && char.IsUpper(sentence[0]));
        sentences.Distinct().Count().ShouldBe(RuleNames.All.Count);
    }

    [Fact]
    public void Every_rule_that_a_check_can_name_has_words()
    {
        var literals = Repository.Sources(Path.Combine("functions", "Pipeline", "Moderate"))
            .SelectMany(file => Finding().Matches(File.ReadAllText(file)))
            .SelectMany(found => RuleLiteral().Matches(found.Value))
            .Select(literal => literal.Groups[1].Value);

        literals.ShouldBeSubsetOf(RuleNames.All);
    }

    [Fact]
    public void Nothing_that_is_no_rule_or_can_never_be_broken_is_asked_of_members()
    {
        var settings = new CommunityRules
        {
            Invites = InvitePolicy.Allow,
            Promotion = PromotionPolicy.Allow,
            NewcomerWindow = TimeSpan.Zero,
        };

        var names = RuleWords.Of(settings).Select(rule => rule.Name);

        names.ShouldBe(RuleNames.All.Except(
        [
            RuleNames.Invites, RuleNames.Promotion, RuleNames.NewcomerLinks,
            RuleNames.Language, RuleNames.BlockedTerms, RuleNames.QuietHours, RuleNames.RefusedSites,
        ]));
    }

    [Theory]
    [InlineData(RuleNames.NewcomerLinks, "In your first 24 hours here, post at most 2 links and none through a shortener, and begin with your own words, not with a forward or a picture.")]
    [InlineData(RuleNames.NoFlood, "Post at most 12 messages within 1 minute.")]
    [InlineData(RuleNames.NoRepeats, "Do not post the same text more than twice within 30 minutes, in whichever channels.")]
    [InlineData(RuleNames.Mentions, "Mention at most 8 members in one message.")]
    [InlineData(RuleNames.Invites, "Ask a moderator before you post an invite to another group or server.")]
    [InlineData(RuleNames.Promotion, "Promote your own products, channels or referral links only in a channel that is for offers.")]
    [InlineData(RuleNames.NoRaids, "nearly the same text from 3 new accounts within 15 minutes is a raid.")]
    public void Without_any_setting_the_words_name_the_defaults(string name, string words) =>
        RuleWords.Quote(new(), name).ShouldEndWith(words);

    [Fact]
    public void Words_name_the_communitys_own_numbers()
    {
        var rules = new CommunityRules
        {
            RefusedDomains = ["a.example", "b.example", "c.example"],
            Invites = InvitePolicy.Remove,
            Promotion = PromotionPolicy.Remove,
            OfferChannels = ["deals", "-1001234"],
            Languages = [TextLanguage.English, TextLanguage.Russian],
            QuietHours = new(new(22, 30), new(7, 0)),
            NewcomerWindow = TimeSpan.FromDays(3),
            NewcomerLinks = 1,
            FloodMessages = 5,
            FloodWindow = TimeSpan.FromSeconds(90),
            Repeats = 1,
        };

        string Of(string name) => RuleWords.Quote(rules, name);

        Of(RuleNames.RefusedSites).ShouldBe("Do not link to a.example, b.example or c.example.");
        Of(RuleNames.Invites).ShouldBe("Do not post invites to other groups or servers; they are removed.");
        Of(RuleNames.Promotion).ShouldBe("Promote your own products, channels or referral links only in #deals; it is removed elsewhere.");
        Of(RuleNames.Language).ShouldBe("Write in English or Russian, so that everybody can follow.");
        Of(RuleNames.QuietHours).ShouldBe("From 22:30 to 07:00 by the community's clock, promote nothing and do not call many members at once.");
        Of(RuleNames.NewcomerLinks).ShouldStartWith("In your first 3 days here, post at most 1 link and none");
        Of(RuleNames.NoFlood).ShouldBe("Post at most 5 messages within 90 seconds.");
        Of(RuleNames.NoRepeats).ShouldStartWith("Do not post the same text more than once within");
        RuleWords.Quote(rules with { OfferChannels = [] }, RuleNames.Promotion).ShouldBe("Do not promote your own products, channels or referral links here; it is removed.");
        RuleWords.Quote(rules with { NewcomerLinks = 0 }, RuleNames.NewcomerLinks).ShouldStartWith("In your first 3 days here, post no links,");
    }

    [Fact]
    public void A_long_list_of_sites_is_cut_in_a_verdict()
    {
        var rules = new CommunityRules { RefusedDomains = [.. Enumerable.Range(1, 40).Select(i => $"site{i}.example")] };

        var words = RuleWords.Quote(rules, RuleNames.RefusedSites);

        words.ShouldEndWith("site5.example or 35 others (the rules page has them all).");
    }

    [Fact]
    public void What_a_community_blocks_is_not_quoted_to_everybody() =>
        RuleWords.Quote(new() { BlockedTerms = ["a rude word"] }, RuleNames.BlockedTerms).ShouldNotContain("rude");

    [Fact]
    public void A_moderators_own_words_are_quoted_as_they_are() =>
        RuleWords.Quote(new(), "No politics in #general, please.").ShouldBe("No politics in #general, please.");

    private static IEnumerable<string> Names() =>
        typeof(RuleNames).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    // A call that finds something, to the end of its statement: a rule stands in it as a whole literal, evidence as a sentence.
    [GeneratedRegex(@"\bFound\((?>[^;]*);")]
    private static partial Regex Finding();

    [GeneratedRegex("(?<!\\$)\"([a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex RuleLiteral();
}
