using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>More members than four weeks ago, by more than chance brings, and in none of the four weeks more of them active.</summary>
internal sealed class GrowthWithoutActivity : IMistake
{
    private const int FewestMembers = 10;

    public MistakeName Name => MistakeName.GrowthWithoutActivity;

    public string NextStep => "Stop inviting until this week has more active members than last, and ask the newest what they came for.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day)
    {
        var before = day - Signs.Month;
        if (before < 0 || signs.Present[before] < FewestMembers)
            return Seen.TooFewToSay;
        if (signs.Present[day] - signs.Present[before] <= Math.Sqrt(signs.Present[before]))
            return Seen.No;

        for (var week = day; week > before; week -= Signs.Week)
        {
            if (signs.Active7[week] > signs.Active7[before])
                return Seen.No;
        }

        return Seen.Yes;
    }

    public Shown Show(Signs signs, int day)
    {
        var before = day - Signs.Month;
        return new($"{signs.Present[day]} members after {signs.Present[before]} four weeks ago, and {signs.Active7[day]} active in seven days after {signs.Active7[before]}");
    }
}
