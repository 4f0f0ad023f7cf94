using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>More messages in a short time than anybody can read. An edit is no message.</summary>
public sealed class FloodCheck : Check
{
    public override string Name => "flood";

    public override Finding Inspect(JudgedText text)
    {
        var messages = text.IsEdit ? 0 : 1;
        foreach (var earlier in text.Within(text.Rules.FloodWindow))
            messages += earlier.Kind == ActivityKind.Message ? 1 : 0;

        var evidence = $"messages {messages} of {text.Rules.FloodMessages} in {text.Rules.FloodWindow.TotalSeconds:0} s";
        if (messages <= text.Rules.FloodMessages)
            return Passed(evidence);

        return Found(text.IsByNewcomer ? Outcome.Removed : Outcome.Flagged, evidence, "no-flood");
    }
}
