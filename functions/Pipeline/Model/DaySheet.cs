namespace Pipeline.Model;

/// <summary>
/// A community's day as the roll-up needs it: one packed entry for each account that was active, joined or left. A sheet is made anew
/// from the day's facts, never added to. A large day is several parts, each small enough for a column of Table Storage.
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

    /// <summary>Accounts with an entry, in ascending order, packed.</summary>
    public byte[] Entries { get; init; } = [];

    /// <summary>The same content, whatever its revision.</summary>
    public bool SaysTheSameAs(DaySheet other) => Facts == other.Facts && Entries.AsSpan().SequenceEqual(other.Entries);
}
