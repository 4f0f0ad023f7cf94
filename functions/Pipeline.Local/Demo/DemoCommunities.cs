using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>The demo communities: a brand's, and an affiliate programme's. Their screenplays say what was planted in them.</summary>
internal static class DemoCommunities
{
    public static IReadOnlyList<DemoCommunity> All { get; } = [Harrowgull(), Brindlewick()];

    private static DemoCommunity Harrowgull() => Of(
        "Harrowgull Basecamp",
        new()
        {
            Name = "harrowgull",
            Theme = "brand",
            TimeZone = "Europe/Lisbon",
            Week = WeekShape.Leisure,
            Spaces =
            [
                Telegram(0.74, new("basecamp", 1), new("rides", 0.35), News),
                Platform(0.38, new("stories", 0.7), new("questions", For: Genre.Question), new("feedback", 0.6, Genre.Feedback)),
            ],
            Topics = ["mount", "rain", "zip", "grind", "brew", "stove", "pack", "route", "care", "fit", "clip"],
            Founders = 26,
            ArrivalsPerWeek = 5,
            InvitesPerWeek = 5.4,
            Pace = 0.17,
        },
        new() { AllowedDomains = ["harrowgull.example"], Invites = InvitePolicy.Remove });

    private static DemoCommunity Brindlewick() => Of(
        "Brindlewick Partners",
        new()
        {
            Name = "brindlewick",
            Theme = "affiliate",
            TimeZone = "Europe/Berlin",
            Week = WeekShape.Work,
            Spaces =
            [
                Telegram(0.7, new("partners", 1), new("deals", 0.12, Genre.Promotion), News),
                Platform(0.42, new("lounge", 0.6), new("questions", For: Genre.Question), new("wins", 0.2, Genre.Win)) with { TellsSales = true },
            ],
            Topics = ["payout", "links", "codes", "landing", "email", "disclose", "window", "refunds", "tax", "freeze"],
            Languages = [0.66, 0.12, 0.09, 0.07, 0.06],
            Founders = 44,
            ArrivalsPerWeek = 9.6,
            InvitesPerWeek = 9.6,
            Pace = 0.15,
            SalesPerDay = 14,
        },
        new() { AllowedDomains = ["brindlewick.example"], Invites = InvitePolicy.Remove, NewcomerLinks = 1 });

    private static Channel News => new("news", For: Genre.Announcement, IsBroadcast: true);

    private static Space Telegram(double share, params Channel[] channels) => new("telegram", share, channels, AnnouncesJoins: true);

    private static Space Platform(double share, params Channel[] channels) => new("platform", share, channels, ShowsInviter: false);

    private static DemoCommunity Of(string title, CommunityProfile profile, CommunityRules rules)
    {
        var id = new CommunityId(profile.Name);
        return new(id, title, profile, rules)
        {
            Connections =
            [
                // Joins are told twice, by update and by service message: the update knows the invite.
                new(new(profile.Name + "-telegram"), Source.Telegram, id, 0)
                {
                    Settings = new Dictionary<string, string> { ["Joins"] = "updates" },
                },
                new(new(profile.Name + "-platform"), Source.Internal, id, 1),
            ],
        };
    }
}
