using System.Text;
using Pipeline.Api;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Text;

namespace Pipeline.Tests.Settings;

/// <summary>Settings documents, and settings with nothing left at its default.</summary>
internal static class Documents
{
    public static readonly CommunityId Club = new("club");

    public static readonly MemberId Staff = new MemberKey("a key for tests only"u8).Of(Source.Telegram, "42");

    public static readonly Community Full = new()
    {
        Id = Club,
        Name = "The \"Club\" & Co: #1",
        TimeZone = "Europe/Lisbon",
        Mode = ModerationMode.Off,
        Staff = [Staff],
        Rules = new()
        {
            AllowedDomains = ["example.org"],
            RefusedDomains = ["bad.example", "worse.example"],
            Invites = InvitePolicy.Remove,
            Promotion = PromotionPolicy.Remove,
            OfferChannels = ["-1001234567890", "deals"],
            Languages = [TextLanguage.English, TextLanguage.Ukrainian],
            BlockedTerms = ["no", "null", "free money: now!"],
            QuietHours = new(new(22, 0), new(7, 30)),
            NewcomerWindow = TimeSpan.FromDays(3),
            NewcomerLinks = 0,
            FloodMessages = 5,
            FloodWindow = TimeSpan.FromSeconds(90),
            Repeats = 1,
            RepeatWindow = TimeSpan.FromHours(2),
            Mentions = 3,
            RaidMembers = 4,
            RaidWindow = TimeSpan.FromMinutes(20),
            JoinWave = 30,
            Spam = Sensitivity.High,
            Scam = Sensitivity.Low,
            Toxic = Sensitivity.High,
            AuditPerThousand = 0,
            Ladder = new()
            {
                StrikeWindow = TimeSpan.FromDays(60),
                MuteAt = 3,
                BanAt = 9,
                MuteFor = TimeSpan.FromHours(12),
                GraceFor = TimeSpan.FromDays(7),
                MostActsPerHour = 5,
            },
        },
    };

    public static SettingsRead Yaml(string text) => SettingsDocument.Read(Club, YamlSettings.Parse(Encoding.UTF8.GetBytes(text)));

    public static SettingsRead Json(string text) => SettingsDocument.Read(Club, JsonSettings.Parse(Encoding.UTF8.GetBytes(text)));

    public static string Said(SettingsRead read) =>
        string.Join('\n', read.Problems.Select(problem => $"{problem.Place.Line} {problem.Place.Path} {problem.Detail}"));
}
