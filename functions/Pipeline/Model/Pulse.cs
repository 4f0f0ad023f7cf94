namespace Pipeline.Model;

/// <summary>The question of a community, "how likely would you recommend it, 0 to 10", each time it was asked.</summary>
public sealed record Pulse
{
    // A question a quarter: more than five years.
    private const int Kept = 24;

    public required CommunityId Community { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PulseQuestion> Questions { get; init; } = [];

    public PulseQuestion? Last => Questions.Count == 0 ? null : Questions[^1];

    /// <summary>The state with the question as given, in place of the one that was begun at the same instant, or after the others.</summary>
    public Pulse With(PulseQuestion question) =>
        this with { Questions = [.. Questions.Where(one => one.AskedAt != question.AskedAt).Append(question).TakeLast(Kept)] };
}

/// <summary>The question, asked once.</summary>
/// <param name="Poll">The platform's id of the poll whose options are 0 to 10; null while it is being posted.</param>
/// <param name="By">Who had it asked.</param>
public sealed record PulseQuestion(DateTimeOffset AskedAt, ConnectionId Connection, ChannelId? Channel, string? Poll, string By);
