using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Many people called at once, in one message or in several at a time.</summary>
public sealed class MentionCheck : Check
{
    public override string Name => "mentions";

    public override Finding Inspect(JudgedText text)
    {
        var mentions = text.Signals.Mentions;
        if (mentions > 0)
        {
            foreach (var earlier in text.Within(text.Rules.FloodWindow))
                mentions += text.IsByNewcomer ? earlier.Signals!.Mentions : 0;
        }

        var evidence = $"mentions {mentions} of {text.Rules.Mentions}";
        if (mentions <= text.Rules.Mentions)
            return Passed(evidence);

        // Somebody new may greet everybody by name once.
        var isStorm = mentions > 2 * text.Rules.Mentions || text.HasAddress();
        return Found(text.IsByNewcomer && isStorm ? Outcome.Removed : Outcome.Flagged, evidence, "mentions");
    }
}
