using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>One member writes half or more of everything: an absence factor of 1, and surely more than two fifths.</summary>
internal sealed class OnePerson : IMistake
{
    private const double Surely = 0.4;

    public MistakeName Name => MistakeName.OnePerson;

    public string NextStep => "Ask a second member to take over one thing that this member always does.";

    public int CooldownDays => 28;

    public Seen On(Signs signs, int day) => signs.Busiest(day) is { All: > 0 } busiest
        ? 2 * busiest.Messages < busiest.All ? Seen.No : Shares.IsAbove(new(busiest.Messages, busiest.All), Surely)
        : Seen.TooFewToSay;

    public Shown Show(Signs signs, int day)
    {
        var busiest = signs.Busiest(day);
        return new(
            $"One member wrote {busiest.Messages} of {busiest.All} messages in four weeks",
            signs.Newest(day - Signs.Month + 1, day, message => message.Author == busiest.Member));
    }
}
