using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>One referral link in message after message. A link that is shared now and then is nobody's harm.</summary>
public sealed class ReferralCheck : Check
{
    public override string Name => "referral";

    public override Finding Inspect(JudgedText text)
    {
        if (text.Signals.Referral == 0)
            return Passed("no referral link");

        var times = 1;
        foreach (var earlier in text.Within(text.Rules.RepeatWindow))
            times += earlier.Signals!.Referral == text.Signals.Referral ? 1 : 0;

        var evidence = $"the same referral {times} of {text.Rules.Repeats} in {text.Rules.RepeatWindow.TotalMinutes:0} min";
        if (times > text.Rules.Repeats)
            return Found(text.IsByNewcomer ? Outcome.Removed : Outcome.Flagged, evidence, "referral-farming");

        return text.IsByNewcomer && !text.IsInOffers() ? Found(Outcome.Flagged, $"{evidence}, by a newcomer", "referral-farming") : Passed(evidence);
    }
}
