namespace Pipeline.Model;

/// <summary>
/// The rules that a check can find broken, by their names. They are stored with findings and are part of addresses: names never change.
/// What each says to a member: <see cref="RuleWords"/>.
/// </summary>
public static class RuleNames
{
    public const string Respect = "respect";
    public const string NoScams = "no-scams";
    public const string NoScamLinks = "no-scam-links";
    public const string NoSpam = "no-spam";
    public const string Promotion = "promotion";
    public const string Solicitation = "solicitation";
    public const string ReferralFarming = "referral-farming";
    public const string Invites = "invites";
    public const string RefusedSites = "refused-sites";
    public const string NewcomerLinks = "newcomer-links";
    public const string NoImpersonation = "no-impersonation";
    public const string Language = "language";
    public const string BlockedTerms = "blocked-terms";
    public const string NoRepeats = "no-repeats";
    public const string NoFlood = "no-flood";
    public const string Mentions = "mentions";
    public const string QuietHours = "quiet-hours";
    public const string ReactionSpam = "reaction-spam";
    public const string NoRaids = "no-raids";
    public const string Edits = "edits";

    /// <summary>In the order in which a member reads them: how people treat each other first, then what may be posted, then how much.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Respect, NoScams, NoScamLinks, NoSpam, Promotion, Solicitation, ReferralFarming, Invites, RefusedSites, NewcomerLinks,
        NoImpersonation, Language, BlockedTerms, NoRepeats, NoFlood, Mentions, QuietHours, ReactionSpam, NoRaids, Edits,
    ];
}
