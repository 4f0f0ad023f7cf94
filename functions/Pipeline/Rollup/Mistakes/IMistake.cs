using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Whether a mistake is made: small groups often do not tell.</summary>
public enum Seen
{
    No,
    TooFewToSay,
    Yes,
}

/// <summary>What shows a mistake: facts by their traces, or what other tables know of them.</summary>
internal sealed record Shown(string Says, IReadOnlyList<Trace> Traces)
{
    /// <summary>No more than these are shown.</summary>
    public const int Most = 5;

    public Shown(string says) : this(says, [])
    {
    }

    public IReadOnlyList<Evidence> Known { get; init; } = [];
}

/// <summary>One way of running a community badly, as a pure function of what was to be seen by the end of a day.</summary>
internal interface IMistake
{
    MistakeName Name { get; }

    /// <summary>One thing to do about it.</summary>
    string NextStep { get; }

    /// <summary>So many days after it was over, it is the same mistake when it is seen again.</summary>
    int CooldownDays { get; }

    Seen On(Signs signs, int day);

    /// <summary>What shows it on a day on which it is seen.</summary>
    Shown Show(Signs signs, int day);
}

/// <summary>Judges shares by their whole interval, so that what is said of five people is as sure as what is said of five hundred.</summary>
internal static class Shares
{
    /// <summary>Yes: surely above; no: not above; otherwise there are too few to say.</summary>
    public static Seen IsAbove(Ratio share, double threshold) => share switch
    {
        { Low: { } low } when low > threshold => Seen.Yes,
        { Value: { } value } when value <= threshold => Seen.No,
        _ => Seen.TooFewToSay,
    };
}
