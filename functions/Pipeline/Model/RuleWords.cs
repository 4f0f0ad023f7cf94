namespace Pipeline.Model;

/// <summary>One rule as a member reads it.</summary>
/// <param name="Name">One of <see cref="RuleNames"/>.</param>
public sealed record RuleText(string Name, string Sentence);

/// <summary>A community's rules in plain language, with its own numbers in them: what is published, and what a verdict quotes.</summary>
public static class RuleWords
{
    /// <summary>The rules that apply with these settings, in the order in which a member reads them.</summary>
    public static IReadOnlyList<RuleText> Of(CommunityRules rules) =>
        [.. RuleNames.All.Where(name => Applies(rules, name)).Select(name => new RuleText(name, Quote(rules, name)))];

    /// <summary>
    /// The one sentence that a verdict quotes. Also of a rule that applies no longer, for a verdict may be older than the settings; what is
    /// no rule's name is somebody's own words, and is returned as it is.
    /// </summary>
    public static string Quote(CommunityRules rules, string name) => EnglishRules.Sentence(rules, name) ?? name;

    /// <summary>Whether anything can break the rule with these settings.</summary>
    public static bool Applies(CommunityRules rules, string name) => name switch
    {
        RuleNames.Promotion => rules.Promotion != PromotionPolicy.Allow,
        RuleNames.Invites => rules.Invites != InvitePolicy.Allow,
        RuleNames.RefusedSites => rules.RefusedDomains.Count > 0,
        RuleNames.NewcomerLinks => rules.NewcomerWindow > TimeSpan.Zero,
        RuleNames.Language => rules.Languages.Count > 0,
        RuleNames.BlockedTerms => rules.BlockedTerms.Count > 0,
        RuleNames.QuietHours => rules.QuietHours is not null,
        _ => true,
    };
}
