using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>A name that claims to be the community's staff, by somebody who is not, beside an attempt to lead others somewhere.</summary>
public sealed class OfficeCheck : Check
{
    public override string Name => "office";

    public override Finding Inspect(JudgedText text)
    {
        if (!text.Signals.ClaimsOffice)
            return Passed("the name claims no office");

        return text.HasAddress() || text.Has(TextSigns.Demands)
            ? Found(Outcome.Removed, "the name claims an office, with a link, contact or demand", "no-impersonation")
            : Passed("the name claims an office, and leads nobody anywhere");
    }
}
