using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Of a week's messages that the rules would take down, surely more than half stayed visible for more than an hour.</summary>
internal sealed class UnderModeration : IMistake
{
    private const double Most = 0.5;
    private static readonly TimeSpan Visible = TimeSpan.FromHours(1);

    public MistakeName Name => MistakeName.UnderModeration;

    public string NextStep => "Take these messages down, and let the rules do it by themselves: set the mode to enforce once you trust their verdicts.";

    public int CooldownDays => 7;

    public Seen On(Signs signs, int day) => Spam(signs, day) is { Count: > 0 } spam
        ? Shares.IsAbove(new(spam.Count(verdict => Stayed(signs, verdict)), spam.Count), Most)
        : Seen.No;

    public Shown Show(Signs signs, int day)
    {
        var spam = Spam(signs, day);
        var stayed = spam.FindAll(verdict => Stayed(signs, verdict));
        return new($"{stayed.Count} of {spam.Count} messages of seven days that break a rule badly stayed visible for more than an hour") { Known = Signs.Behind(stayed) };
    }

    // Only what had its hour.
    private static List<Verdict> Spam(Signs signs, int day) => signs.Moderation.Verdicts.Where(verdict =>
        verdict.Severity >= Outcome.Removed && signs.IsWithin(verdict.TextAt, day - Signs.Week + 1, day) && verdict.TextAt + Visible <= signs.EndOf(day)).ToList();

    private static bool Stayed(Signs signs, Verdict verdict) =>
        !(signs.Moderation.GoneAt.GetValueOrDefault((verdict.Channel, verdict.Message)) <= verdict.TextAt + Visible);
}
