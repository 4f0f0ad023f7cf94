using Pipeline.Model;
using Pipeline.Moderate.Surroundings;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>
/// Nearly the same text by several new accounts at a time. One author's guide in two channels is none, nor what settled members copy;
/// and where nothing in the text could do harm (a greeting that a welcome suggests), it is only shown to a moderator.
/// </summary>
public sealed class RaidCheck : Check
{
    private const int Notable = TextSignals.One * 3 / 10;
    private const TextSigns Harm = TextSigns.Sells | TextSigns.Earns | TextSigns.Demands | TextSigns.Authority | TextSigns.Warns | TextSigns.Hurts | TextSigns.CallsAll;

    public override string Name => "raid";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Author.IsNewAt(text.Text.At))
            return Passed("no new account");

        var members = text.Around.SameByOthers + 1;
        var evidence = $"nearly the same by new accounts {members} of {text.Rules.RaidMembers} in {text.Rules.RaidWindow.TotalMinutes:0} min";
        if (members < text.Rules.RaidMembers)
            return Passed(evidence);

        var signals = text.Signals;
        var couldHarm = text.HasAddress() || text.Has(Harm) || signals.Spam >= Notable || signals.Toxic >= Notable;
        return Found(couldHarm ? Outcome.Removed : Outcome.Flagged, evidence, "no-raids");
    }
}
