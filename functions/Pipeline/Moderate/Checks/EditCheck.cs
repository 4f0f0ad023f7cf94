using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>An edit that makes of an innocent message what is found in it now: nobody looks at a message twice.</summary>
public sealed class EditCheck : Check
{
    public override string Name => "edit";

    public override Finding Inspect(JudgedText text) => Passed(text.IsEdit ? "an edit" : "as posted");

    public override Finding Weigh(JudgedText text, Outcome soFar)
    {
        if (!text.IsEdit)
            return Passed("as posted");
        if (text.Around is not { Posted: { } posted, PostedAt: { } at })
            return Passed("an edit; what was posted is not known");

        var now = text.Signals;
        var after = text.Text.At - at;
        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"edited after {after.TotalMinutes:0.#} min, links {posted.Links} then and {now.Links} now, spam {Share(posted.Spam):0.00} then and {Share(now.Spam):0.00} now");
        var isTurned = soFar >= Outcome.Flagged && now.Spam > posted.Spam && (now.Links > posted.Links || text.LeadsAway());
        return isTurned ? Found(soFar == Outcome.Flagged ? Outcome.Removed : soFar, evidence, "edits") : Passed(evidence);
    }

    private static double Share(int score) => (double)score / TextSignals.One;
}
