using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>
/// A newcomer who reacted to message after message, to be looked up by all their authors. A reaction is no text and is not acted on; what
/// it came to is found with the member's next text.
/// </summary>
public sealed class ReactionCheck : Check
{
    public override string Name => "reactions";

    public override bool IsSuspicion => true;

    public override Finding Inspect(JudgedText text)
    {
        if (!text.IsByNewcomer)
            return Passed("no newcomer");

        var evidence = $"reacted to messages {text.Around.Reactions} of {text.Rules.FloodMessages} in {text.Rules.FloodWindow.TotalSeconds:0} s";
        return text.Around.Reactions > text.Rules.FloodMessages ? Found(Outcome.Flagged, evidence, "reaction-spam") : Passed(evidence);
    }
}
