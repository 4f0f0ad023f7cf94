using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>The same text again and again, or nearly the same, in whichever channels.</summary>
public sealed class RepeatCheck : Check
{
    public override string Name => "repeat";

    public override Finding Inspect(JudgedText text)
    {
        var own = text.Signals;
        if (own.Fingerprint == 0)
            return Passed("too short to compare");

        var times = 1;
        foreach (var earlier in text.Within(text.Rules.RepeatWindow))
        {
            var other = earlier.Signals!;
            times += other.Fingerprint == own.Fingerprint || SimHash.AreNear(other.Similarity, own.Similarity) ? 1 : 0;
        }

        var evidence = $"the same or nearly the same text {times} of {text.Rules.Repeats} in {text.Rules.RepeatWindow.TotalMinutes:0} min";
        if (times <= text.Rules.Repeats)
            return Passed(evidence);

        return Found(text.IsByNewcomer ? Outcome.Removed : Outcome.Flagged, evidence, "no-repeats");
    }
}
