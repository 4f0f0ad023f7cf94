namespace Pipeline.Model;

/// <summary>
/// How what a member did before weighs on what is done now. A warning weighs 1, a removal 2, a mute 3 and a ban 4, for as long as the
/// strike window lasts; what was overturned weighs nothing.
/// </summary>
/// <remarks>Settable where there is a default: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
public sealed record LadderRules
{
    /// <summary>How long a strike counts.</summary>
    public TimeSpan StrikeWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>From this weight on, this strike's own included, a member is muted.</summary>
    public int MuteAt { get; set; } = 4;

    /// <summary>From this weight on a member is banned.</summary>
    public int BanAt { get; set; } = 8;

    public TimeSpan MuteFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long nothing worse than a flag befalls a member after a verdict was overturned.</summary>
    public TimeSpan GraceFor { get; set; } = TimeSpan.FromDays(14);

    /// <summary>So many members and messages may be acted on in an hour without a moderator; more, and verdicts are only flagged until the hour is over.</summary>
    public int MostActsPerHour { get; set; } = 20;

    /// <summary>What a verdict of this severity weighs.</summary>
    public static int Weight(Outcome severity) => severity switch
    {
        Outcome.Warned => 1,
        Outcome.Removed => 2,
        Outcome.Muted => 3,
        Outcome.Banned => 4,
        _ => 0,
    };
}
