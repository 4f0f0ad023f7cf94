using System.Globalization;

namespace Pipeline.Model;

/// <summary>Everything that members read about the rules, in English; another language is another file like this one.</summary>
internal static class EnglishRules
{
    // So many names stand in a sentence; the page has them all.
    private const int MostNamed = 5;

    private static readonly CommunityRules Defaults = new();

    /// <summary>Null where there is no rule of that name.</summary>
    public static string? Sentence(CommunityRules rules, string name) => name switch
    {
        RuleNames.Respect => "Disagree as much as you like, but do not insult, threaten or harass anybody.",
        RuleNames.NoScams => "Do not try to cheat anybody out of money, accounts or keys.",
        RuleNames.NoScamLinks => "Do not post links to scam or phishing sites.",
        RuleNames.NoSpam => "Do not post spam: advertising that nobody asked for, chain letters, and the like.",
        RuleNames.Promotion => Promotion(rules),
        RuleNames.Solicitation => "Do not send members private messages that they did not ask for, and do not ask them to write to you privately about an offer.",
        RuleNames.ReferralFarming => "Share a referral link or code where it answers a question, not to collect sign-ups.",
        RuleNames.Invites => rules.Invites == InvitePolicy.Remove
            ? "Do not post invites to other groups or servers; they are removed."
            : "Ask a moderator before you post an invite to another group or server.",
        RuleNames.RefusedSites => rules.RefusedDomains.Count == 0
            ? "Do not link to sites that this community refuses."
            : $"Do not link to {Names(rules.RefusedDomains, "or")}.",
        RuleNames.NewcomerLinks => NewcomerLinks(rules),
        RuleNames.NoImpersonation => "Do not pass yourself off as a moderator or as anybody else.",
        RuleNames.Language => rules.Languages.Count == 0
            ? "Write in a language that is spoken here."
            : $"Write in {Names([.. rules.Languages.Select(language => language.ToString())], "or")}, so that everybody can follow.",
        RuleNames.BlockedTerms => "Do not use the words and phrases that this community blocks; a moderator tells you which they are.",
        RuleNames.NoRepeats => $"Do not post the same text more than {Times(rules.Repeats)} within {Length(rules.RepeatWindow)}, in whichever channels.",
        RuleNames.NoFlood => $"Post at most {Count(rules.FloodMessages, "message")} within {Length(rules.FloodWindow)}.",
        RuleNames.Mentions => $"Mention at most {Count(rules.Mentions, "member")} in one message.",
        RuleNames.QuietHours => QuietHours(rules),
        RuleNames.ReactionSpam => "Do not react to message after message just to be noticed.",
        RuleNames.NoRaids => string.Create(
            CultureInfo.InvariantCulture,
            $"Do not use several accounts to post the same thing: nearly the same text from {rules.RaidMembers} new accounts within {Length(rules.RaidWindow)} is a raid."),
        RuleNames.Edits => "Do not edit a message into something that these rules would not let you post.",
        _ => null,
    };

    /// <summary>A length of time as people say it; up to two days in hours.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 && length >= TimeSpan.FromDays(2) => Count((int)length.TotalDays, "day"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Count((int)length.TotalHours, "hour"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => Count((int)length.TotalMinutes, "minute"),
        _ => Count((int)Math.Ceiling(length.TotalSeconds), "second"),
    };

    private static string Promotion(CommunityRules rules)
    {
        var (nowhere, isRemoved) = (rules.OfferChannels.Count == 0, rules.Promotion == PromotionPolicy.Remove);
        var (rule, elsewhere) = (nowhere ? "Do not promote" : "Promote", nowhere ? "" : " elsewhere");
        var where = nowhere ? " here" : $" only in {Offers(rules)}";
        return $"{rule} your own products, channels or referral links{where}{(isRemoved ? $"; it is removed{elsewhere}" : "")}.";
    }

    private static string Offers(CommunityRules rules)
    {
        // Channels without letters are a platform's numbers, which no member knows; and those of the default names need not be there.
        string[] named = [.. rules.OfferChannels.Where(channel => channel.Any(char.IsLetter)).Select(channel => "#" + channel)];
        return named.Length == 0 || rules.OfferChannels.SequenceEqual(Defaults.OfferChannels) ? "a channel that is for offers" : Names(named, "or");
    }

    private static string NewcomerLinks(CommunityRules rules) => rules.NewcomerLinks == 0
        ? $"Post no links in your first {Length(rules.NewcomerWindow)} here."
        : $"Post at most {Count(rules.NewcomerLinks, "link")} in your first {Length(rules.NewcomerWindow)} here, and none through a link shortener.";

    private static string QuietHours(CommunityRules rules) => rules.QuietHours is { } hours
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"From {hours.From:HH:mm} to {hours.Until:HH:mm} by the community's clock, promote nothing and do not call many members at once.")
        : "In quiet hours, promote nothing and do not call many members at once.";

    private static string Names(IReadOnlyList<string> names, string last) => names.Count switch
    {
        1 => names[0],
        <= MostNamed => $"{string.Join(", ", names.SkipLast(1))} {last} {names[^1]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNamed))} {last} {names.Count - MostNamed} others (the rules page has them all)"),
    };

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{count} times") };

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
