using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Invites to other groups and servers, by the community's own policy.</summary>
public sealed class InviteCheck : Check
{
    public override string Name => "invite";

    public override Finding Inspect(JudgedText text)
    {
        var evidence = $"invites {text.Signals.Invites}";
        return (text.Signals.Invites, text.Rules.Invites) switch
        {
            (0, _) or (_, InvitePolicy.Allow) => Passed(evidence),
            (_, InvitePolicy.Remove) => Found(Outcome.Removed, evidence, "invites"),
            _ => Found(Outcome.Flagged, evidence, "invites"),
        };
    }
}
