using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Settings;

/// <summary>The rules of a community, by name.</summary>
internal static class RuleFields
{
    private const int MostDomains = 200;
    private const int MostTerms = 200;
    private const int MostChannels = 50;

    public static MapForm<CommunityRules> Form { get; } = new(() => new(), [.. Posts(), .. Amounts(), .. Judgment()], Check);

    private static SettingField<CommunityRules>[] Posts() =>
    [
        Of("allowedDomains", "hosts that may always be linked, subdomains included", new ListForm<string>(SettingForms.Domain, MostDomains),
            rules => rules.AllowedDomains, (rules, value) => rules with { AllowedDomains = value }),
        Of("refusedDomains", "hosts that may never be linked, subdomains included", new ListForm<string>(SettingForms.Domain, MostDomains),
            rules => rules.RefusedDomains, (rules, value) => rules with { RefusedDomains = value }),
        Of("invites", "invites to other groups: allow, flag (a moderator looks) or remove",
            SettingForms.Words(("allow", InvitePolicy.Allow), ("flag", InvitePolicy.Flag), ("remove", InvitePolicy.Remove)),
            rules => rules.Invites, (rules, value) => rules with { Invites = value }),
        Of("promotion", "promotion outside of the offer channels: allow, flag or remove",
            SettingForms.Words(("allow", PromotionPolicy.Allow), ("flag", PromotionPolicy.Flag), ("remove", PromotionPolicy.Remove)),
            rules => rules.Promotion, (rules, value) => rules with { Promotion = value }),
        Of("offerChannels", "channels where promotion is welcome, by id", new ListForm<string>(SettingForms.Text("a channel's id"), MostChannels),
            rules => rules.OfferChannels, (rules, value) => rules with { OfferChannels = value }),
        Of("languages", "languages that are spoken here: en, ru, es, pt, de, fr, it, pl, uk, tr, nl; none: any",
            new ListForm<TextLanguage>(SettingForms.Language, Enum.GetValues<TextLanguage>().Length),
            rules => rules.Languages, (rules, value) => rules with { Languages = value }),
        Of("blockedTerms", "words and phrases that nobody may write, in whatever disguise",
            new ListForm<string>(SettingForms.Text("a word or phrase", least: 2), MostTerms),
            rules => rules.BlockedTerms, (rules, value) => rules with { BlockedTerms = value }),
        Of("quietHours", "when nobody promotes or calls many members, by the community's clock: 22:00-07:00", SettingForms.Hours,
            rules => rules.QuietHours, (rules, value) => rules with { QuietHours = value }),
    ];

    private static SettingField<CommunityRules>[] Amounts() =>
    [
        Of("newcomerWindow", "how long somebody is a newcomer", SettingForms.Length(TimeSpan.Zero, TimeSpan.FromDays(90)),
            rules => rules.NewcomerWindow, (rules, value) => rules with { NewcomerWindow = value }),
        Of("newcomerLinks", "links that a newcomer may post in that time", SettingForms.Whole(0, LinkedText.Kept - 1),
            rules => rules.NewcomerLinks, (rules, value) => rules with { NewcomerLinks = value }),
        Of("floodMessages", "messages of one member within floodWindow", SettingForms.Whole(1, 1000),
            rules => rules.FloodMessages, (rules, value) => rules with { FloodMessages = value }),
        Of("floodWindow", "", SettingForms.Length(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1)),
            rules => rules.FloodWindow, (rules, value) => rules with { FloodWindow = value }),
        Of("repeats", "how often the same text may be posted within repeatWindow", SettingForms.Whole(1, 100),
            rules => rules.Repeats, (rules, value) => rules with { Repeats = value }),
        Of("repeatWindow", "", SettingForms.Length(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)),
            rules => rules.RepeatWindow, (rules, value) => rules with { RepeatWindow = value }),
        Of("mentions", "members that may be mentioned in one message", SettingForms.Whole(1, 100),
            rules => rules.Mentions, (rules, value) => rules with { Mentions = value }),
        Of("raidMembers", "nearly the same text by so many new accounts within raidWindow is a raid", SettingForms.Whole(2, 100),
            rules => rules.RaidMembers, (rules, value) => rules with { RaidMembers = value }),
        Of("raidWindow", "", SettingForms.Length(TimeSpan.FromMinutes(1), TimeSpan.FromHours(6)),
            rules => rules.RaidWindow, (rules, value) => rules with { RaidWindow = value }),
        Of("joinWave", "more joins than this within raidWindow, and newcomers are looked at more closely", SettingForms.Whole(2, 10_000),
            rules => rules.JoinWave, (rules, value) => rules with { JoinWave = value }),
    ];

    private static SettingField<CommunityRules>[] Judgment() =>
    [
        Of("spam", "how strict the text models are: low, normal or high", SettingForms.HowStrict,
            rules => rules.Spam, (rules, value) => rules with { Spam = value }),
        Of("scam", "", SettingForms.HowStrict, rules => rules.Scam, (rules, value) => rules with { Scam = value }),
        Of("toxic", "", SettingForms.HowStrict, rules => rules.Toxic, (rules, value) => rules with { Toxic = value }),
        Of("auditPerThousand", "texts that were let pass and are drawn by chance for a moderator to look at", SettingForms.Whole(0, 1000),
            rules => rules.AuditPerThousand, (rules, value) => rules with { AuditPerThousand = value }),
        Of("ladder", "how strikes add up", LadderFields.Form, rules => rules.Ladder, (rules, value) => rules with { Ladder = value }),
    ];

    private static SettingField<CommunityRules> Of<TValue>(
        string name, string hint, SettingForm<TValue> form, Func<CommunityRules, TValue> get, Func<CommunityRules, TValue, CommunityRules> with) =>
        SettingField<CommunityRules>.Of(name, hint, form, get, with);

    private static void Check(CommunityRules rules, SettingNode.Map map, List<SettingProblem> problems)
    {
        if (rules.RefusedDomains.Intersect(rules.AllowedDomains).FirstOrDefault() is { } both)
            problems.Add(new(map.PlaceOf("refusedDomains"), $"{both} is allowed and refused. Take it off one of the two lists."));
    }
}
