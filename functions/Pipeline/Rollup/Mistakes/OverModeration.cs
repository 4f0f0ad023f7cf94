using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>
/// In a week far more was taken down or muted, for what members wrote, than in the four weeks before; or more than a fifth of what
/// stood against texts was taken back.
/// </summary>
internal sealed class OverModeration : IMistake
{
    private const double MostOverturned = 0.2;
    private const int Times = 2;

    public MistakeName Name => MistakeName.OverModeration;

    public string NextStep => "Look through the week's removals, take back what was wrong, and turn the rule that hit most down by one step.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day)
    {
        var (spike, overturned) = (Spike(signs, day), Shares.IsAbove(Overturned(signs, day), MostOverturned));
        return spike == Seen.Yes || overturned == Seen.Yes ? Seen.Yes : spike == Seen.No ? Seen.No : Seen.TooFewToSay;
    }

    public Shown Show(Signs signs, int day)
    {
        var (week, overturned) = (Acts(signs, day - Signs.Week + 1, day), Overturned(signs, day));
        return new(
            $"{week.Count} removals, mutes and bans in seven days, {Acts(signs, day - Signs.Week - Signs.Month + 1, day - Signs.Week).Count} in the four weeks before; {overturned.Numerator} of {overturned.Denominator} decisions of four weeks were taken back")
        {
            Known = Signs.Behind(signs.Moderation.Verdicts.Where(verdict => week.Any(act => act.Message == verdict.Message && act.Channel == verdict.Channel))),
        };
    }

    private static Seen Spike(Signs signs, int day)
    {
        var (last, first) = (day - Signs.Week, day - Signs.Week - Signs.Month + 1);
        if (first < 0)
            return Seen.TooFewToSay;

        // What was taken down is not among the messages that count.
        var (now, before) = (Acts(signs, last + 1, day).Count, Acts(signs, first, last).Count);
        var usual = new Ratio(before, before + signs.Messages.Of(first, last));
        return usual.Value is { } value ? Shares.IsAbove(new(now, now + signs.Messages.Of(last + 1, day)), Times * value) : Seen.TooFewToSay;
    }

    private static Ratio Overturned(Signs signs, int day)
    {
        var strikes = signs.Moderation.Strikes.Where(strike => signs.IsWithin(strike.At, day - Signs.Month + 1, day)).ToList();
        return new(strikes.Count(strike => strike.OverturnedAt < signs.EndOf(day)), strikes.Count);
    }

    private static List<Enforcement> Acts(Signs signs, int first, int last) => signs.Moderation.Acts.Where(act =>
        act is { State: ActState.Done, Kind: EnforcementKind.Remove or EnforcementKind.Mute or EnforcementKind.Ban } && signs.IsWithin(act.At, first, last)).ToList();
}
