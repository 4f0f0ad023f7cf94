using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Links whose hosts are made to be taken for well-known ones, and links that are written past filters.</summary>
public sealed class LookAlikeCheck : Check
{
    public override string Name => "look-alike";

    public override Finding Inspect(JudgedText text)
    {
        var signals = text.Signals;
        var evidence = $"look-alike sites {signals.LookAlikes}, disguised links {signals.Disguised}";
        if (signals.LookAlikes > 0)
            return Found(text.IsByNewcomer && !text.OnlyTalksAbout() ? Outcome.Removed : Outcome.Flagged, evidence, "no-scam-links");

        return signals.Disguised > 0 && text.IsByNewcomer && !text.Has(Text.TextSigns.Quotes) ? Found(Outcome.Flagged, evidence, "no-scam-links") : Passed(evidence);
    }
}
