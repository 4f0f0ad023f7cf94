using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>A newcomer's links, over all that the newcomer wrote so far: shortened ones weigh most, for nobody sees where they lead. Code, and
/// sites that everybody links to, do not count.</summary>
public sealed class NewcomerLinkCheck : Check
{
    public override string Name => "newcomer-links";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.IsByNewcomer)
            return Passed("no newcomer");

        var (own, shortened) = (text.Text, text.Signals.Shortened);
        var linked = text.Signals.Links - text.Signals.Familiar;
        var links = linked;
        foreach (var earlier in text.Author.FirstLinks ?? [])
            links += earlier.At < own.At && (earlier.Message != own.Message || earlier.Channel != own.Channel) ? earlier.Links : 0;

        var evidence = $"a newcomer's links {links} of {text.Rules.NewcomerLinks}, shortened {shortened}";

        // Nobody sees where it leads, and it is made to be followed.
        if (shortened > 0 && text.Has(TextSigns.Earns | TextSigns.Demands) && !text.OnlyTalksAbout())
            return Found(Outcome.Removed, $"{evidence}, with a prize or a demand", "newcomer-links");

        return linked > 0 && !text.Has(TextSigns.Quotes) && (links > text.Rules.NewcomerLinks || shortened > 0)
            ? Found(Outcome.Flagged, evidence, "newcomer-links")
            : Passed(evidence);
    }
}
