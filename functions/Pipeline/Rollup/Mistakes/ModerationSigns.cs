using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>What moderation saw and did of late, and what else is known of a community beside its history.</summary>
internal sealed record ModerationSigns
{
    public required Community Community { get; init; }

    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>What was done on platforms, in the end.</summary>
    public IReadOnlyList<Enforcement> Acts { get; init; } = [];

    public IReadOnlyList<Strike> Strikes { get; init; } = [];

    /// <summary>Links to offers that members shared.</summary>
    public IReadOnlyList<Click> Offers { get; init; } = [];

    public ActsSpent? Spent { get; init; }

    /// <summary>Of messages with a verdict that would take them down: when they were gone; null: they are still there.</summary>
    public IReadOnlyDictionary<(ChannelId, MessageId), DateTimeOffset?> GoneAt { get; init; } = new Dictionary<(ChannelId, MessageId), DateTimeOffset?>();

    /// <summary>Channels that were written in, by day; a day that is missing had nothing, or was not looked at.</summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyList<string>> Channels { get; init; } = new Dictionary<DateOnly, IReadOnlyList<string>>();
}
