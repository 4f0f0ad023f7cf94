using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>The same text again and again, or nearly the same, in whichever channels.</summary>
public sealed class RepeatCheck : Check
{
    private const int Half = TextSignals.One / 2;

    public override string Name => "repeat";

    public override Finding Inspect(JudgedText text)
    {
        var own = text.Signals;
        if (own.Fingerprint == 0)
            return Passed("too short to compare");

        var (times, isAround) = (1, false);
        foreach (var earlier in text.Within(text.Rules.RepeatWindow))
        {
            if (!AreSame(earlier.Signals!, own))
                continue;

            times++;
            isAround |= earlier.Channel != text.Text.Channel;
        }

        var evidence = $"the same or nearly the same text {times} of {text.Rules.Repeats} in {text.Rules.RepeatWindow.TotalMinutes:0} min";
        if (times <= text.Rules.Repeats)
            return Passed(evidence);

        // Who cannot get something to work repeats it, too; who carries it around wants to be seen.
        var wantsToBeSeen = isAround || text.LeadsAway() || (text.HasAddress() && (text.Signals.Spam >= Half || times > 2 * text.Rules.Repeats));
        return Found(text.IsByNewcomer && wantsToBeSeen ? Outcome.Removed : Outcome.Flagged, evidence, "no-repeats");
    }

    // Versions of code are nearly the same by nature.
    private static bool AreSame(TextSignals one, TextSignals other) =>
        one.Fingerprint == other.Fingerprint
        || (((one.Signs | other.Signs) & TextSigns.Quotes) == 0 && SimHash.AreNear(one.Similarity, other.Similarity));
}
