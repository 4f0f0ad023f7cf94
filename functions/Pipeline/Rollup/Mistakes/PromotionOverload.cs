using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>More promotion than help: surely more than half of what were offers or helpful in four weeks were offers.</summary>
internal sealed class PromotionOverload : IMistake
{
    private const double Most = 0.5;
    private static readonly string[] Promoting = [RuleNames.Promotion, RuleNames.Solicitation, RuleNames.ReferralFarming, RuleNames.Invites];

    public MistakeName Name => MistakeName.PromotionOverload;

    public string NextStep => "Give offers a channel of their own, and answer one open question for each offer that is posted.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day) => Shares.IsAbove(Share(signs, day), Most);

    public Shown Show(Signs signs, int day)
    {
        var share = Share(signs, day);
        return new($"{share.Numerator} offers in four weeks, against {share.Denominator - share.Numerator} guides, tips and answers by members")
        {
            Known = Signs.Behind(Verdicts(signs, day)),
        };
    }

    /// <summary>Offers of offers and helpful items in four weeks: the promotion-to-help ratio as a share.</summary>
    public static Ratio Share(Signs signs, int day)
    {
        var first = day - Signs.Month + 1;
        var shared = signs.Moderation.Offers.Where(click => signs.IsWithin(click.CreatedAt, first, day)).ToList();

        // A message that carries a shared link and is also taken for promotion is one offer.
        var told = Verdicts(signs, day).Select(verdict => (verdict.Channel, verdict.Message)).ToHashSet();
        var offers = told.Count + shared.Count(click => !(click is { Channel: { } channel, Message: { } message } && told.Contains((channel, message))));
        return new(offers, offers + signs.Helpful.Of(first, day));
    }

    private static List<Verdict> Verdicts(Signs signs, int day) => signs.Moderation.Verdicts
        .Where(verdict => Promoting.Contains(verdict.Rule) && signs.IsWithin(verdict.TextAt, day - Signs.Month + 1, day)).ToList();
}
