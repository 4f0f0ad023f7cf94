using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>Words and phrases that the community blocks, whatever their case and disguise.</summary>
public sealed class BlockedTermCheck : Check
{
    public override string Name => "blocked-term";

    public override Finding Inspect(JudgedText text) => text.Signals.Blocked > 0
        ? Found(Outcome.Removed, $"blocked terms {text.Signals.Blocked}", "blocked-terms")
        : Passed("blocked terms 0");
}
