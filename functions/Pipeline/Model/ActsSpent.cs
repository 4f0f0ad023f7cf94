namespace Pipeline.Model;

/// <summary>
/// What was done in a community by its rules alone within the last hour, and what was held back because that was too much: the breaker
/// against a rule that runs away.
/// </summary>
public sealed record ActsSpent
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // As long as a text may be acted on: what was held back once is not done after all when it comes again.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    public required CommunityId Community { get; init; }

    public IReadOnlyList<SpentAct> Done { get; init; } = [];

    public IReadOnlyList<SpentAct> Held { get; init; } = [];

    /// <summary>Whether verdicts were held back within the last hour.</summary>
    public bool IsOpen(DateTimeOffset now) => Held.Any(act => now - act.At < Hour);

    /// <summary>The state once the act on the text has been asked for; the same one when it was before.</summary>
    /// <param name="most">How many acts an hour may have.</param>
    public ActsSpent Ask(EventId text, DateTimeOffset now, int most)
    {
        if (Done.Any(act => act.Text == text) || Held.Any(act => act.Text == text))
            return this;

        var lately = Done.Count(act => now - act.At < Hour);
        SpentAct[] own = [new(text, now)];
        return this with
        {
            Done = [.. Kept(Done, now), .. lately < most ? own : []],
            Held = [.. Kept(Held, now), .. lately < most ? [] : own],
        };
    }

    public bool IsHeld(EventId text) => Held.Any(act => act.Text == text);

    private static IEnumerable<SpentAct> Kept(IReadOnlyList<SpentAct> acts, DateTimeOffset now) =>
        acts.Where(act => now - act.At < Remembered).TakeLast(MostKept);

    // With an event id's length, this stays well under what a column of Table Storage takes.
    private const int MostKept = 400;
}

/// <summary>A verdict that was carried out, or held back.</summary>
/// <param name="Text">The event that wrote the text.</param>
public sealed record SpentAct(EventId Text, DateTimeOffset At);
