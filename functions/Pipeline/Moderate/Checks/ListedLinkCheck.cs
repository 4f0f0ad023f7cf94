using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Links to hosts on lists of phishing and scam sites.</summary>
public sealed class ListedLinkCheck : Check
{
    public override string Name => "listed-link";

    public override Finding Inspect(JudgedText text) => text.Signals switch
    {
        { Listed: > 0 and var listed } => Found(Outcome.Removed, $"links to known scam sites {listed}", "no-scam-links"),
        { Suspected: > 0 and var suspected } => Found(Outcome.Flagged, $"links to suspected sites {suspected}", "no-scam-links"),
        _ => Passed("links to known scam sites 0"),
    };
}
