using System.Globalization;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>What the text models say of the text. A score alone only shows the message to a moderator: models are wrong now and then.</summary>
public sealed class ScoreCheck : Check
{
    private static readonly TextThresholds Thresholds = TextScorer.Default.Thresholds;

    public override string Name => "score";

    public override Finding Inspect(JudgedText text)
    {
        var signals = text.Signals;
        var evidence = string.Create(
            CultureInfo.InvariantCulture, $"spam {Share(signals.Spam):0.00}, scam {Share(signals.Scam):0.00}, toxic {Share(signals.Toxic):0.00}");
        if (signals.Models is { } models)
            evidence += $" by models {models}";
        if (signals.SecondOpinion is { } harm)
            evidence += string.Create(CultureInfo.InvariantCulture, $", second opinion {Share(harm):0.00}");
        else if (signals.IsDegraded)
            evidence += ", no second opinion came";

        if (Exceeds(signals.Scam, TextTask.Scam))
            return Found(Outcome.Flagged, evidence, "no-scams");
        if (Exceeds(signals.Spam, TextTask.Spam))
            return Found(Outcome.Flagged, evidence, "no-spam");
        return Exceeds(Toxicity(signals), TextTask.Toxic) ? Found(Outcome.Flagged, evidence, "respect") : Passed(evidence);
    }

    private static bool Exceeds(int score, TextTask task) => Share(score) >= Thresholds.For(task, TextUse.Flag);

    // Where both spoke, both count alike.
    private static int Toxicity(TextSignals signals) => signals.SecondOpinion is { } harm ? (signals.Toxic + harm) / 2 : signals.Toxic;

    private static float Share(int score) => (float)score / TextSignals.One;
}
