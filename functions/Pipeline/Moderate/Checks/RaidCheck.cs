using Pipeline.Model;
using Pipeline.Moderate.Surroundings;

namespace Pipeline.Moderate.Checks;

/// <summary>Nearly the same text by several new accounts at a time. One author's guide in two channels is none, nor what settled members copy.</summary>
public sealed class RaidCheck : Check
{
    public override string Name => "raid";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Author.IsNewAt(text.Text.At))
            return Passed("no new account");

        var members = text.Around.SameByOthers + 1;
        var evidence = $"nearly the same by new accounts {members} of {text.Rules.RaidMembers} in {text.Rules.RaidWindow.TotalMinutes:0} min";
        return members >= text.Rules.RaidMembers ? Found(Outcome.Removed, evidence, "no-raids") : Passed(evidence);
    }
}
