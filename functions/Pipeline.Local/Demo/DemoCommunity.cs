using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>A made-up community with half a year of history that ends today.</summary>
/// <param name="Title">What people call it.</param>
internal sealed record DemoCommunity(CommunityId Id, string Title, CommunityProfile Profile, CommunityRules Rules)
{
    /// <summary>How many days there are, the last one included.</summary>
    public const int Days = 182;

    /// <summary>One for each space of the profile.</summary>
    public required IReadOnlyList<DemoConnection> Connections { get; init; }

    /// <summary>The day that the demo ends with, where it is <paramref name="now"/>.</summary>
    public DateOnly LastDay(DateTimeOffset now) => CommunityDay.Of(now, TimeZoneInfo.FindSystemTimeZoneById(Profile.TimeZone));

    public Screenplay Screenplay(DateOnly lastDay) =>
        new ScreenplayReader(Profile, lastDay).Read($"{Profile.Name}.play.txt", Resource.Read($"{Profile.Name}.play.txt"));

    /// <summary>The row that the community's own settings would be.</summary>
    public Community ToCommunity() => new() { Id = Id, Name = Title, TimeZone = Profile.TimeZone, Rules = Rules };
}
