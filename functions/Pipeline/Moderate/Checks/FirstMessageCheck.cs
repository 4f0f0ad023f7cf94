using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>
/// A newcomer whose first message was not written for this community: forwarded, with somewhere to go, or a picture without a
/// word minutes after joining.
/// </summary>
public sealed class FirstMessageCheck : Check
{
    public override string Name => "first-message";

    public override bool IsSuspicion => true;

    public override Finding Inspect(JudgedText text)
    {
        if (!text.IsByNewcomer || text.Within(text.Rules.RepeatWindow).Length > 0 || text.IsEdit)
            return Passed("not a newcomer's first in a while");

        var signals = text.Signals;
        if (signals.IsForwarded && (text.HasAddress() || signals.HasMedia))
            return Found(Outcome.Flagged, "a newcomer's first is forwarded, with a link, contact or media", "newcomer-links");

        return signals is { HasMedia: true, IsWordless: true } && text.IsMinutesOld()
            ? Found(Outcome.Flagged, "a newcomer's first is media without words, minutes after joining", "newcomer-links")
            : Passed($"a newcomer's first, forwarded {(signals.IsForwarded ? 1 : 0)}, media {(signals.HasMedia ? 1 : 0)}");
    }
}
