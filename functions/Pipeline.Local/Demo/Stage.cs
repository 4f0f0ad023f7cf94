using System.Globalization;
using Pipeline.Local.Simulation;

namespace Pipeline.Local.Demo;

/// <summary>What the people, channels and days of one demo community are called while its screenplay is read.</summary>
internal sealed record Stage(CommunityProfile Profile, DateOnly End)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Profile.TimeZone);

    public List<CastMember> Cast { get; } = [];

    public DateOnly Day(string days) => End.AddDays(int.Parse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    public int Person(string handle) =>
        Cast.FindIndex(member => member.Handle == handle) is >= 0 and var place
            ? place
            : throw new InvalidDataException($"nobody is called {handle}");

    public short Channel(string name) =>
        (short)(((List<Channel>)[.. Profile.Channels]).FindIndex(channel => channel.Name == name) is >= 0 and var place
            ? place
            : throw new InvalidDataException($"no channel is called {name}"));

    /// <summary>The first channel of the space.</summary>
    public short Door(string space) => Channel(
        Profile.Spaces.FirstOrDefault(one => one.Name == space)?.Channels[0].Name
            ?? throw new InvalidDataException($"no space is called {space}"));
}
