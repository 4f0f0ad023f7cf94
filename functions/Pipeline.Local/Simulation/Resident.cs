namespace Pipeline.Local.Simulation;

internal enum Presence : byte
{
    /// <summary>Not yet part of the community.</summary>
    Outside,
    Active,

    /// <summary>Still a member, and silent.</summary>
    Asleep,
    Gone,
}

/// <summary>One person: what they are like, and how it stands with them.</summary>
internal sealed class Resident(int ordinal)
{
    public int Ordinal { get; } = ordinal;

    public Language Language { get; init; }

    /// <summary>A bit for each space they are in.</summary>
    public required byte Spaces { get; init; }

    /// <summary>How much they write, where the average of those who write at all is 1.</summary>
    public double Pace { get; init; }

    public double Help { get; init; }

    public double Invites { get; init; }

    public bool IsStaff { get; init; }

    /// <summary>Reads, reacts now and then, never writes.</summary>
    public bool IsLurker { get; init; }

    /// <summary>Neither falls silent nor leaves by chance.</summary>
    public bool IsSteadfast { get; init; }

    /// <summary>Does and says only what the script has for them.</summary>
    public bool IsScripted { get; init; }

    public Presence Presence { get; set; }

    /// <summary>Day of the simulation on which they joined.</summary>
    public int JoinedOn { get; set; }

    /// <summary>Whether anybody has replied or reacted to them.</summary>
    public bool IsHeard { get; set; }

    public bool IsNewcomer(int day) => day - JoinedOn < 14;

    public bool IsIn(int space) => (Spaces & (1 << space)) != 0;
}
