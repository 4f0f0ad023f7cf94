using Pipeline.Model;

namespace Pipeline.Moderate.Checks;

/// <summary>When many join at a time, what is found of a newcomer's text weighs one step more. Joining with many is nothing by itself.</summary>
public sealed class JoinWaveCheck : Check
{
    public override string Name => "join-wave";

    public override Finding Inspect(JudgedText text) => Weigh(text, Outcome.Allowed);

    public override Finding Weigh(JudgedText text, Outcome soFar)
    {
        if (!text.IsByNewcomer)
            return Passed("no newcomer");

        var evidence = $"joins {text.Around.Joins} of {text.Rules.JoinWave} in {text.Rules.RaidWindow.TotalMinutes:0} min";
        return text.Around.Joins > text.Rules.JoinWave && soFar is >= Outcome.Flagged and < Outcome.Muted
            ? Found(soFar + 1, $"{evidence}, weighs one step more", "no-raids")
            : Passed(evidence);
    }
}
