using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>The same text again and again, in whichever channels.</summary>
public sealed class RepeatCheck : Check
{
    public override string Name => "repeat";

    public override Finding Inspect(JudgedText text)
    {
        if (text.Signals.Fingerprint == 0)
            return Passed("too short to compare");

        var times = 1;
        foreach (var earlier in text.Within(text.Rules.RepeatWindow))
            times += earlier.Signals!.Fingerprint == text.Signals.Fingerprint ? 1 : 0;

        var evidence = $"the same text {times} of {text.Rules.Repeats} in {text.Rules.RepeatWindow.TotalMinutes:0} min";
        if (times <= text.Rules.Repeats)
            return Passed(evidence);

        return Found(text.IsByNewcomer ? Outcome.Removed : Outcome.Flagged, evidence, "no-repeats");
    }
}
