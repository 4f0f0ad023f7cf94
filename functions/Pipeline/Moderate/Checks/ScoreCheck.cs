using System.Globalization;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>
/// What the text models say of the text. A score alone only shows the message to a moderator: models are wrong now and then. One that
/// leaves little doubt removes it where something that is not wording points the same way.
/// </summary>
public sealed class ScoreCheck : Check
{
    private static readonly TextThresholds Thresholds = TextScorer.Default.Thresholds;

    public override string Name => "score";

    public override bool IsSuspicion => true;

    public override Finding Inspect(JudgedText text)
    {
        var (signals, rules) = (text.Signals, text.Rules);
        var evidence = EvidenceOf(signals);
        var isDeceit = Exceeds(signals.Scam, TextTask.Scam, TextUse.Flag, rules.Scam);
        if (isDeceit || Exceeds(signals.Spam, TextTask.Spam, TextUse.Flag, rules.Spam))
        {
            if (!isDeceit && text.IsWelcomeOffer())
                return Passed($"{evidence}, in a channel for offers");
            if (text.IsSettled() && text.IsWordsAlone())
                return Passed($"{evidence}, the wording alone of a member of long standing");
            return isDeceit
                ? Found(OfDeceit(text), $"{evidence}{With(text)}", "no-scams")
                : Found(OfSpam(text), $"{evidence}{With(text)}", "no-spam");
        }

        return OfToxicity(text, evidence);
    }

    private Finding OfToxicity(JudgedText text, string evidence)
    {
        var (score, sensitivity) = (Toxicity(text.Signals), text.Rules.Toxic);
        var isCertain = Exceeds(score, TextTask.Toxic, TextUse.Remove, sensitivity);
        if (!Exceeds(score, TextTask.Toxic, TextUse.Flag, sensitivity))
            return Passed(evidence);
        if (text.Signals.SecondOpinion is null && !text.Has(TextSigns.Hurts))
            return Passed($"{evidence}, at nobody");

        return Found(isCertain && text.IsByNewcomer && text.Has(TextSigns.Attacks) ? Outcome.Removed : Outcome.Flagged, $"{evidence}{With(text)}", "respect");
    }

    private static Outcome OfDeceit(JudgedText text)
    {
        var isCertain = Exceeds(text.Signals.Scam, TextTask.Scam, TextUse.Remove, text.Rules.Scam)
            || Exceeds(text.Signals.Spam, TextTask.Spam, TextUse.Remove, text.Rules.Spam);
        if (!isCertain || text.OnlyTalksAbout() || !Signs.AreBeside(text))
            return Outcome.Flagged;

        return text.IsMinutesOld() && text.HasAddress() ? Outcome.Muted : Outcome.Removed;
    }

    private static Outcome OfSpam(JudgedText text) =>
        Exceeds(text.Signals.Spam, TextTask.Spam, TextUse.Remove, text.Rules.Spam)
            && !text.OnlyTalksAbout() && text.LeadsSomewhere() && Signs.AreBeside(text)
            ? Outcome.Removed
            : Outcome.Flagged;

    private static string EvidenceOf(TextSignals signals)
    {
        var evidence = string.Create(
            CultureInfo.InvariantCulture, $"spam {Share(signals.Spam):0.00}, scam {Share(signals.Scam):0.00}, toxic {Share(signals.Toxic):0.00}");
        if (signals.Models is { } models)
            evidence += $" by models {models}";
        if (signals.SecondOpinion is { } harm)
            evidence += string.Create(CultureInfo.InvariantCulture, $", second opinion {Share(harm):0.00}");
        else if (signals.IsDegraded)
            evidence += ", no second opinion came";
        return evidence;
    }

    private static string With(JudgedText text) => Signs.Beside(text) is { Length: > 0 } signs ? $"; {signs}" : "";

    private static bool Exceeds(int score, TextTask task, TextUse use, Sensitivity sensitivity) => Share(score) >= Thresholds.For(task, use, sensitivity);

    // Where both spoke, both count alike.
    private static int Toxicity(TextSignals signals) => signals.SecondOpinion is { } harm ? (signals.Toxic + harm) / 2 : signals.Toxic;

    private static float Share(int score) => (float)score / TextSignals.One;
}
