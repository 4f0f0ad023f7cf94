using Pipeline.Model;

namespace Pipeline.Moderate.Surroundings;

/// <summary>What there is around a text besides its author's other texts.</summary>
public sealed record Company
{
    public static readonly Company None = new();

    /// <summary>Of an edit: when the message was posted, and what with; null where that is not known.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    public TextSignals? Posted { get; init; }

    /// <summary>Other new accounts that wrote nearly the same within the raid window, before or after; no more than a raid takes.</summary>
    public int SameByOthers { get; init; }

    /// <summary>Members who joined within the raid window before the text.</summary>
    public int Joins { get; init; }

    /// <summary>The author's handle can be taken for that of somebody who is staff.</summary>
    public bool HasStaffHandle { get; init; }

    /// <summary>The author's display name can be.</summary>
    public bool HasStaffName { get; init; }

    /// <summary>The most messages that the author reacted to within the flood window, in the repeat window before the text.</summary>
    public int Reactions { get; init; }
}
