using System.Globalization;
using Pipeline.Local.Demo;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Simulated;

/// <summary>One of many made-up communities: what it is like follows from the seed and its place alone.</summary>
/// <param name="Profile">Half of its members are there from the beginning, a quarter finds it, a quarter is invited.</param>
/// <param name="Seed">Its own.</param>
/// <param name="Scale">What it is one of.</param>
internal sealed record SimulatedCommunity(CommunityProfile Profile, ulong Seed, SimulatedScale Scale)
{
    // Makes sizes of the form 1 / (u + start), whose mean is ln((1 + start) / start).
    private const double SizeStart = 0.2;
    private const double SizeMean = 1.7918;

    // As often as not an invite brings nobody: see Arrivals.
    private const double InvitesPerJoin = 1 / 0.55;

    private static readonly string[] Zones =
        ["Europe/Berlin", "Europe/Lisbon", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Europe/Kyiv", "Australia/Sydney", "UTC"];

    private static readonly string[] Brand = ["mount", "rain", "zip", "grind", "brew", "stove", "pack", "route", "care", "fit", "clip"];
    private static readonly string[] Affiliate = ["payout", "links", "codes", "landing", "email", "disclose", "window", "refunds", "tax", "freeze"];

    public CommunityId Id => new(Profile.Name);

    /// <summary>The row that the community's own settings would be.</summary>
    public Community Settings => new() { Id = Id, Name = Profile.Name, TimeZone = Profile.TimeZone };

    public static SimulatedCommunity At(int place, SimulatedScale scale)
    {
        var seed = Dice.Seed(scale.Seed, (ulong)place);
        var dice = new Dice(seed);
        var members = Math.Max(3, dice.About(scale.Members / (dice.Unit() + SizeStart) / SizeMean));
        var spaces = Spaces(dice.Below(3));
        var isBrand = dice.Chance(0.5);
        var (weeks, staff) = (scale.Days / 7.0, 1 + Math.Min(4, members / 150));
        var joiners = (members - staff) / 4.0;
        return new(
            new()
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"sim-{scale.Seed}-{place:D5}"),
                Theme = isBrand ? "brand" : "affiliate",
                TimeZone = Zones[dice.Below(Zones.Length)],
                Week = isBrand ? WeekShape.Leisure : WeekShape.Work,
                Spaces = spaces,
                Topics = isBrand ? Brand : Affiliate,
                Founders = Math.Max(1, dice.About(2 * joiners)),
                ArrivalsPerWeek = joiners / weeks,
                InvitesPerWeek = joiners / weeks * InvitesPerJoin,
                Pace = 0.08 + (0.12 * dice.Unit()),
                Cast = [.. Enumerable.Range(1, staff).Select(number => Host(number, spaces.Count, scale.FirstDay))],
            },
            seed,
            scale);
    }

    /// <summary>What happens in it, in order of time.</summary>
    public IEnumerable<Act> Acts() => new CommunitySimulation(Profile, Seed, Scale.FirstDay, Scale.LastDay).Acts();

    /// <summary>How one of its spaces is connected.</summary>
    /// <param name="space">Position in the profile's spaces.</param>
    public DemoConnection Connection(int space) => Profile.Spaces[space].AnnouncesJoins
        ? new(new(Profile.Name + "-telegram"), Source.Telegram, Id, space) { Settings = new Dictionary<string, string> { ["Joins"] = "updates" } }
        : new(new(Profile.Name + "-platform"), Source.Internal, Id, space);

    private static IReadOnlyList<Space> Spaces(int choice)
    {
        var telegram = new Space(
            "telegram", 0.7, [new("chat"), new("deals", 0.15, Genre.Promotion), new("news", For: Genre.Announcement, IsBroadcast: true)], AnnouncesJoins: true);
        var platform = new Space("platform", 0.4, [new("lounge"), new("questions", For: Genre.Question)], ShowsInviter: false);
        return choice switch
        {
            0 => [telegram],
            1 => [platform],
            _ => [telegram, platform],
        };
    }

    private static CastMember Host(int number, int spaces, DateOnly firstDay) =>
        new(string.Create(CultureInfo.InvariantCulture, $"host_{number}"), string.Create(CultureInfo.InvariantCulture, $"Host {number}"))
        {
            IsStaff = true,
            Spaces = (byte)((1 << spaces) - 1),
            Joins = firstDay,
            Pace = 0.3,
            Help = 2,
        };
}
