namespace Pipeline.Model;

/// <summary>
/// A community's day as the roll-up needs it: what each account did, or (in a table of its own) who answered, reacted to and brought whom.
/// A sheet is made anew from the day's facts, never added to. A large day is several parts, each small enough for a column of Table Storage.
/// </summary>
public sealed record DaySheet
{
    public required CommunityId Community { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>0 for the first.</summary>
    public int Part { get; init; }

    /// <summary>How often the day was changed after it was first written.</summary>
    public int Revision { get; init; }

    /// <summary>Facts that count on the whole day.</summary>
    public int Facts { get; init; }

    /// <summary>Of interactions, in the first part: the channels that were written in. Null: not looked at.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>By account, in ascending order, packed.</summary>
    public byte[] Entries { get; init; } = [];

    /// <summary>Of interactions: by which event each fact that counts can be looked up, packed. Null: not looked at.</summary>
    public byte[]? Evidence { get; init; }

    /// <summary>The same content, whatever its revision.</summary>
    public bool SaysTheSameAs(DaySheet other) =>
        Facts == other.Facts && Entries.AsSpan().SequenceEqual(other.Entries)
        && (Evidence is null) == (other.Evidence is null) && Evidence.AsSpan().SequenceEqual(other.Evidence)
        && (Channels is null) == (other.Channels is null) && (Channels ?? []).SequenceEqual(other.Channels ?? []);
}
