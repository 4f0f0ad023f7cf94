using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>When the community sleeps nobody promotes, and nobody calls many.</summary>
public sealed class QuietHoursCheck : Check
{
    private const int Many = 3;

    public override string Name => "quiet-hours";

    public override Finding Inspect(JudgedText text)
    {
        if (text.Rules.QuietHours is not { } quiet || !quiet.Contains(text.LocalTime))
            return Passed("no quiet hours now");

        var isLoud = text.Promotes() || text.Signals.Mentions >= Many || text.Has(Text.TextSigns.CallsAll);
        return isLoud
            ? Found(Outcome.Flagged, $"in quiet hours, mentions {text.Signals.Mentions}", "quiet-hours")
            : Passed("in quiet hours, without promotion or calls");
    }
}
