namespace Pipeline.Local.Simulation;

/// <summary>Days that differ from the others. Where seasons overlap their factors multiply.</summary>
internal sealed record Season(DateOnly From, DateOnly Until)
{
    /// <summary>Factor on the threads that members start.</summary>
    public double Activity { get; init; } = 1;

    /// <summary>Factor on the threads that staff start.</summary>
    public double Staff { get; init; } = 1;

    /// <summary>Factor on arrivals and invites.</summary>
    public double Joins { get; init; } = 1;

    /// <summary>Factor on falling silent and leaving.</summary>
    public double Churn { get; init; } = 1;

    /// <summary>What everybody talks about; a topic that a season names is not talked about outside it.</summary>
    public string? Topic { get; init; }

    public double TopicShare { get; init; }

    public Genre? Genre { get; init; }

    public double GenreShare { get; init; }

    public bool Covers(DateOnly day) => day >= From && day <= Until;
}
