using Pipeline.Model;

namespace Pipeline.Enforce;

/// <summary>What a verdict comes to on a platform.</summary>
internal static class PlannedActs
{
    /// <summary>The id of the act on the text, however often it is asked for.</summary>
    public static string Id(EventId text, EnforcementKind act) => $"{text.Value}-{act}".ToLowerInvariant();

    /// <summary>The text that an <see cref="Id"/> was made with.</summary>
    public static EventId TextOf(string id, EnforcementKind act) => new(id[..^$"-{act}".Length]);

    public static IReadOnlyList<EnforcementKind> Of(Outcome outcome) => outcome switch
    {
        Outcome.Warned => [EnforcementKind.Warn],
        Outcome.Removed => [EnforcementKind.Remove, EnforcementKind.Warn],
        Outcome.Muted => [EnforcementKind.Remove, EnforcementKind.Warn, EnforcementKind.Mute],
        Outcome.Banned => [EnforcementKind.Remove, EnforcementKind.Warn, EnforcementKind.Ban],
        _ => [],
    };

    /// <summary>What gives back what a heavier verdict took; a message that is gone cannot be given back here.</summary>
    public static IReadOnlyList<EnforcementKind> Undoing(Outcome before, Outcome after) => (before, after) switch
    {
        (Outcome.Banned, < Outcome.Banned) => [EnforcementKind.Unban],
        (Outcome.Muted, < Outcome.Muted) => [EnforcementKind.Unmute],
        _ => [],
    };

    /// <summary>Whether what stands against a text forbids lifting a mute or a ban.</summary>
    public static bool Keeps(EnforcementKind lifting, StandingStrike text, Community community, DateTimeOffset now) => text.Outcome switch
    {
        Outcome.Banned => lifting is EnforcementKind.Unmute or EnforcementKind.Unban,
        Outcome.Muted => lifting == EnforcementKind.Unmute && text.Strike.At + community.Rules.Ladder.MuteFor > now,
        _ => false,
    };
}
