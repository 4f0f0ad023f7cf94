namespace Pipeline.Local.Simulation;

/// <summary>A person with a part of their own.</summary>
internal sealed record CastMember(string Handle, string Name)
{
    public bool IsStaff { get; init; }

    /// <summary>A bit for each space they are in.</summary>
    public byte Spaces { get; init; } = 1;

    public Language Language { get; init; }

    /// <summary>The day they join by themselves; null leaves it to the script.</summary>
    public DateOnly? Joins { get; init; }

    /// <summary>Threads they start in a day; 0 leaves everything to the script.</summary>
    public double Pace { get; init; }

    /// <summary>How likely they are the one who answers a question, where an ordinary active member has 1.</summary>
    public double Help { get; init; }

    /// <summary>The same for inviting.</summary>
    public double Invites { get; init; }
}
