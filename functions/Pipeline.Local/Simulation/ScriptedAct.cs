using Pipeline.Model;

namespace Pipeline.Local.Simulation;

/// <summary>Something that happens for certain.</summary>
/// <param name="Who">A position in <see cref="CommunityProfile.Cast"/>.</param>
internal sealed record ScriptedAct(DateTimeOffset At, int Who, ActKind Kind)
{
    /// <summary>A position in <see cref="CommunityProfile.Channels"/>; of a joining member, a channel of the space they join.</summary>
    public short Channel { get; init; }

    /// <summary>What later acts call this message.</summary>
    public string? Label { get; init; }

    /// <summary>The message that is answered, edited, deleted, reacted to or reported.</summary>
    public string? On { get; init; }

    /// <summary>Who invites, is removed or reported.</summary>
    public int Other { get; init; } = Act.Nobody;

    public Genre Genre { get; init; } = Genre.Chat;

    /// <summary>One of <see cref="CommunityProfile.Topics"/>; null for what the day is about.</summary>
    public string? Topic { get; init; }

    public byte Choice { get; init; }

    public Attribution Attribution { get; init; }

    public LeaveReason Reason { get; init; }

    public string? Text { get; init; }

    /// <summary>How many replies and reactions follow by chance, where an ordinary message has 1.</summary>
    public double Echo { get; init; }
}
