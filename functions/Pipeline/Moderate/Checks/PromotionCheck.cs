using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Promotion outside of the channels that are for it, by the community's own policy.</summary>
public sealed class PromotionCheck : Check
{
    public override string Name => "promotion";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Promotes())
            return Passed("promotes nothing");
        if (text.IsWelcomeOffer())
            return Passed("promotion in a channel for offers");

        return text.Rules.Promotion switch
        {
            PromotionPolicy.Allow => Passed("promotion, which is allowed"),
            PromotionPolicy.Remove => Found(Outcome.Removed, "promotion with an address", "promotion"),
            _ => Found(Outcome.Flagged, "promotion with an address", "promotion"),
        };
    }
}
