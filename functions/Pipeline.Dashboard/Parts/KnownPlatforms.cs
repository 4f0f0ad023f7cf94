using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Dashboard.Parts;

/// <summary>Where a community lives. One of a single platform has no numbers for each; there its connections tell.</summary>
public sealed class KnownPlatforms(Connections connections)
{
    public IReadOnlyList<Source> Of(CommunityReport community) => community.Platforms.Count > 0
        ? community.Platforms
        : [.. connections.All.Where(connection => connection.Serves(community.Id)).Select(connection => connection.Source).Distinct().Order()];
}
