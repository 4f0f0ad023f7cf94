using Pipeline.Model;
using Pipeline.Moderate.Surroundings;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>A new account whose name can be taken for that of somebody who is staff. Names alone are alike by chance; handles hardly are.</summary>
public sealed class ImpersonationCheck : Check
{
    private static readonly TextThresholds Thresholds = TextScorer.Default.Thresholds;

    public override string Name => "impersonation";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Author.IsNewAt(text.Text.At))
            return Passed("no new account");

        var (handle, name) = (text.Around.HasStaffHandle, text.Around.HasStaffName);
        if (!handle && !name)
            return Passed("the name of nobody who is staff");

        var evidence = $"looks like staff by {(handle ? "handle" : "name")}";
        var leads = text.HasAddress() || text.Has(TextSigns.Demands)
            || (float)text.Signals.Spam / TextSignals.One >= Thresholds.For(TextTask.Spam, TextUse.Flag, text.Rules.Spam);
        if (leads)
            return Found(Outcome.Removed, $"{evidence}, with a link, contact or demand", "no-impersonation");

        return handle ? Found(Outcome.Flagged, evidence, "no-impersonation") : Passed(evidence);
    }
}
