using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>The share of questions without an answer within a day is surely above what it was in the four weeks before.</summary>
internal sealed class UnansweredGrowing : IMistake
{
    public MistakeName Name => MistakeName.UnansweredGrowing;

    public string NextStep => "Go through the questions that wait, and ask the member who knows best to take one of them.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day) => Before(signs, day).Value is { } before ? Shares.IsAbove(Now(signs, day), before) : Seen.TooFewToSay;

    public Shown Show(Signs signs, int day)
    {
        var (now, before) = (Now(signs, day), Before(signs, day));
        return new(
            $"{now.Numerator} of {now.Denominator} questions of four weeks got no answer within 24 hours, against {before.Numerator} of {before.Denominator} in the four weeks before",
            signs.NewestUnanswered(day - Signs.Month, day - 1));
    }

    // The day's own questions have until the next one.
    private static Ratio Now(Signs signs, int day) => Share(signs, day - Signs.Month, day - 1);

    private static Ratio Before(Signs signs, int day) => Share(signs, day - (2 * Signs.Month), day - Signs.Month - 1);

    private static Ratio Share(Signs signs, int first, int last) => new(signs.Unanswered.Of(first, last), signs.Questions.Of(first, last));
}
