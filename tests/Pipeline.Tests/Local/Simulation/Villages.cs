using Pipeline.Local.Simulation;

namespace Pipeline.Tests.Local.Simulation;

/// <summary>Communities to simulate.</summary>
internal static class Villages
{
    public static readonly DateOnly Start = new(2026, 1, 5);

    /// <summary>About two hundred members on two platforms after half a year.</summary>
    public static CommunityProfile Ordinary { get; } = new()
    {
        Name = "ordinary",
        TimeZone = "Europe/Berlin",
        Theme = "brand",
        Topics = ["mount", "rain", "zip", "brew", "pack"],
        Spaces =
        [
            new("chat", 0.75, [new("talk"), new("help", 0.3, Genre.Question), News], AnnouncesJoins: true),
            new("forum", 0.35, [new("board")], ShowsInviter: false, TellsSales: true),
        ],
        SalesPerDay = 8,
        Cast =
        [
            new("ada_staff", "Ada Staff") { IsStaff = true, Spaces = 3, Joins = Start, Pace = 0.4, Help = 3 },
            new("bea_staff", "Bea Staff") { IsStaff = true, Spaces = 1, Joins = Start, Pace = 0.2, Help = 3 },
        ],
    };

    /// <summary>Nobody comes after the first two days.</summary>
    public static CommunityProfile Closed { get; } = Ordinary with { ArrivalsPerWeek = 0, InvitesPerWeek = 0, Founders = 120 };

    private static Channel News => new("news", For: Genre.Announcement, IsBroadcast: true);

    public static IEnumerable<Act> Acts(CommunityProfile profile, ulong seed = 1, int days = 182) =>
        new CommunitySimulation(profile, seed, Start, Start.AddDays(days - 1)).Acts();
}
