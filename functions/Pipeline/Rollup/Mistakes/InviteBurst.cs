using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Far more people joined in a week than usual, and surely fewer than half of them were answered.</summary>
internal sealed class InviteBurst : IMistake
{
    private const double Answered = 0.5;

    // What chance alone brings now and then: two deviations above the mean, and a few for groups that are just beginning.
    private const int Deviations = 2;
    private const int Few = 3;
    private const int Weeks = 4;

    public MistakeName Name => MistakeName.InviteBurst;

    public string NextStep => "Stop inviting for a week, and welcome those who are there by name, each with a question they can answer.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day)
    {
        var joined = Joined(signs, day);
        var usual = Usual(signs, day);
        if (joined <= usual + (Deviations * Math.Sqrt(usual)) + Few)
            return Seen.No;

        var unheard = new Ratio(joined - Math.Min(joined, Heard(signs, day)), joined);
        return Shares.IsAbove(unheard, 1 - Answered);
    }

    public Shown Show(Signs signs, int day)
    {
        var traces = new List<Trace>();
        foreach (ref readonly var newcomer in signs.Newcomers)
        {
            if (newcomer.Day > day - Signs.Week && newcomer.Day <= day)
                traces.Add(new(newcomer.Member, newcomer.Day, newcomer.JoinedAt));
        }

        return new(
            FormattableString.Invariant($"{Joined(signs, day)} people joined in seven days, against {Usual(signs, day):0.#} in a usual week, and {Heard(signs, day)} newcomers were answered"),
            [.. traces.TakeLast(Shown.Most)]);
    }

    private static int Joined(Signs signs, int day) => signs.Joins.Of(day - Signs.Week + 1, day);

    private static int Heard(Signs signs, int day) => signs.Heard.Of(day - Signs.Week + 1, day);

    private static double Usual(Signs signs, int day) => (double)signs.Joins.Of(day - Signs.Week - Signs.Month + 1, day - Signs.Week) / Weeks;
}
