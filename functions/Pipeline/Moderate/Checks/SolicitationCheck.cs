using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>A newcomer who asks others to go on in private, where nobody else sees what is said.</summary>
public sealed class SolicitationCheck : Check
{
    public override string Name => "solicitation";

    public override bool IsSuspicion => true;

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Has(TextSigns.Solicits))
            return Passed("asks nobody to go on in private");
        if (!text.IsByNewcomer)
            return Passed("asks to go on in private, no newcomer");

        // Who asks for help is glad of any way.
        return text.Has(TextSigns.Asks) && !text.Has(TextSigns.Earns) && !text.Signals.ClaimsOffice
            ? Passed("a newcomer asks for help, also in private")
            : Found(Outcome.Flagged, "a newcomer asks to go on in private", "solicitation");
    }
}
