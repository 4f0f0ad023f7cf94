using Pipeline.Model.Coverage;
using Pipeline.Report;

namespace Pipeline.Dashboard.Parts;

/// <summary>The five things that are asked of a community each morning.</summary>
public enum TrendName
{
    Engagement,
    Retention,
    WordOfMouth,
    Creation,
    Safety,
}

/// <summary>One of them over time.</summary>
/// <param name="Points">Oldest first; a rate is null where it is not known.</param>
/// <param name="Coverage">What the community's platforms tell of it.</param>
public sealed record Trend(TrendName Name, IReadOnlyList<TrendPoint> Points, TrendCoverage Coverage)
{
    /// <summary>The last that is known.</summary>
    public TrendPoint? Latest => Points.LastOrDefault(point => point.Rate?.Value is not null);
}

/// <param name="Day">The last day that the rate is about.</param>
public sealed record TrendPoint(DateOnly Day, Rate? Rate);

/// <summary>How much of what a trend needs is told at all.</summary>
/// <param name="Degree">Null while no platform is known.</param>
/// <param name="Notes">What is missing, platform by platform.</param>
public sealed record TrendCoverage(Degree? Degree, IReadOnlyList<string> Notes)
{
    /// <summary>As little as the platform that tells least: a number is not whole where one of its parts is not.</summary>
    public static TrendCoverage Of(IReadOnlyList<Model.Source> platforms, params ReadOnlySpan<Observable> needed)
    {
        var observations = new List<(Model.Source Platform, Observation Observation)>();
        foreach (var platform in platforms)
        {
            foreach (var what in needed)
                observations.Add((platform, SourceCoverage.Of(platform).Single(observation => observation.What == what)));
        }

        var degree = observations.Count == 0 ? (Degree?)null : observations.Min(one => one.Observation.Degree);
        return new(degree, [.. observations.Where(one => one.Observation.Degree != Model.Coverage.Degree.Fully).Select(one => Note(one.Platform, one.Observation))]);
    }

    private static string Note(Model.Source platform, Observation observation) =>
        $"{Words.Platform(platform)}: {observation.Note ?? Words.Format(Texts.NotTold, observation.What.ToString().ToLowerInvariant())}";
}
