using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Links to hosts that the community refuses by name.</summary>
public sealed class RefusedLinkCheck : Check
{
    public override string Name => "refused-link";

    public override Finding Inspect(JudgedText text) => text.Signals.Refused > 0
        ? Found(Outcome.Removed, $"links to refused sites {text.Signals.Refused}", "refused-sites")
        : Passed("links to refused sites 0");
}
