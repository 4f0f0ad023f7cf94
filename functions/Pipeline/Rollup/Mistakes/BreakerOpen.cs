using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>On the day more was to be done by the rules alone than an hour may have.</summary>
internal sealed class BreakerOpen : IMistake
{
    public MistakeName Name => MistakeName.BreakerOpen;

    public string NextStep => "Look through the reviews that were held back: either a raid is going on, or a rule runs away.";

    public int CooldownDays => 2;

    public Seen On(Signs signs, int day) => Held(signs, day) > 0 ? Seen.Yes : Seen.No;

    public Shown Show(Signs signs, int day) => new($"{Held(signs, day)} verdicts were held back, because more was done within an hour than the community allows");

    private static int Held(Signs signs, int day) => signs.Moderation.Spent?.Held.Count(act => signs.IsWithin(act.At, day, day)) ?? 0;
}
