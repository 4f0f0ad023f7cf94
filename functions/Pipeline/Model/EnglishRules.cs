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
        RuleNames.NoScamLinks => "Do not post links to scam or phishing sites, nor links that are made to look like another site.",
        RuleNames.NoSpam => "Do not post spam: advertising that nobody asked for, chain letters, and the like.",
        RuleNames.Promotion => Promotion(rules),
        RuleNames.Solicitation => "Do not draw members into private messages about an offer that they did not ask for.",
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

    public static string Title(Community community) => $"Rules of {community.Name ?? community.Id.Value}";

    public static string Version(string version) => $"Version {version}. It changes when the rules do.";

    /// <summary>What a member should know besides the rules themselves.</summary>
    public static IReadOnlyList<RuleSection> Sections(Community community) =>
    [
        new("What happens", [.. Mode(community.Mode), .. Ladder(community.Rules.Ladder)]),
        new("If you think a decision was wrong", [.. Appeal(community.Rules.Ladder)]),
        new("How messages are checked", [.. Checks(community)]),
    ];

    /// <summary>The sections in as few words as do for a message that is pinned.</summary>
    public static string Summary(Community community) =>
        string.Join(' ', Mode(community.Mode).Append($"{Weights(community.Rules.Ladder)}.").Append(Consequences(community.Rules.Ladder)))
        + "\nA decision was wrong? Ask a moderator: a person looks at it again.";

    public static string AllowedSites => "Sites that may always be linked";

    public static string RefusedSites => "Sites that may not be linked";

    public static string More(int rules) => $"…and {Count(rules, "more rule")}, as the page says.";

    public static string Page(Uri? address, string version) => $"{(address is null ? "" : $"All of it: {address} – ")}version {version}";

    /// <summary>A length of time as people say it; up to two days in hours.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 && length >= TimeSpan.FromDays(2) => Count((int)length.TotalDays, "day"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Count((int)length.TotalHours, "hour"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => Count((int)length.TotalMinutes, "minute"),
        _ => Count((int)Math.Ceiling(length.TotalSeconds), "second"),
    };

    private static IEnumerable<string> Mode(ModerationMode mode) => mode switch
    {
        ModerationMode.Off => ["Messages are not checked automatically here: moderators see to the rules by themselves."],
        ModerationMode.Shadow => ["At the moment nothing is done automatically: moderators decide everything that follows."],
        _ => [],
    };

    private static IEnumerable<string> Ladder(LadderRules ladder)
    {
        yield return "A message that may break a rule is shown to a moderator; one that clearly does is removed or earns a warning, which names the rule.";
        yield return $"{Weights(ladder)}; after that they are forgotten.";
        yield return Consequences(ladder);
    }

    private static string Weights(LadderRules ladder)
    {
        string Weight(Outcome outcome) => LadderRules.Weight(outcome).ToString(CultureInfo.InvariantCulture);

        return $"A warning weighs {Weight(Outcome.Warned)}, a removed message {Weight(Outcome.Removed)}, a mute {Weight(Outcome.Muted)} and a ban {Weight(Outcome.Banned)}, for {Length(ladder.StrikeWindow)}";
    }

    private static string Consequences(LadderRules ladder) => string.Create(
        CultureInfo.InvariantCulture,
        $"From {ladder.MuteAt} together on you are muted for {Length(ladder.MuteFor)}, from {ladder.BanAt} on you are banned.");

    private static IEnumerable<string> Appeal(LadderRules ladder)
    {
        yield return "The notice that you got tells how to say so, and every moderator can be asked: a person looks at it again.";
        yield return "What was wrong is undone as far as the platform allows, and weighs nothing.";
        if (ladder.GraceFor > TimeSpan.Zero)
            yield return $"For {Length(ladder.GraceFor)} after that, the worst that can happen to you automatically is that a moderator looks at a message.";
    }

    private static IEnumerable<string> Checks(Community community)
    {
        var rules = community.Rules;
        if (community.Mode != ModerationMode.Off)
            yield return $"Programs look at every member's messages in the same way; moderators' are left alone. How strict they are: spam {Word(rules.Spam)}, scams {Word(rules.Scam)}, insults {Word(rules.Toxic)}.";
        if (rules.QuietHours is not null)
            yield return $"The community's clock is that of {community.TimeZone}.";
        yield return "Every decision names the rule and what was seen, so that a person can judge it again.";
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

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
        ? $"In your first {Length(rules.NewcomerWindow)} here, post no links, and begin with your own words, not with a forward or a picture."
        : $"In your first {Length(rules.NewcomerWindow)} here, post at most {Count(rules.NewcomerLinks, "link")} and none through a shortener, and begin with your own words, not with a forward or a picture.";

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
