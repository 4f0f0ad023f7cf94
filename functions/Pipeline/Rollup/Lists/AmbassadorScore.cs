using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Rollup.Lists;

/// <summary>
/// Definition 15: 0 to 100, the sum of five parts w·x/(x+k), each of which ever more of the same fills ever more slowly. It looks at nobody
/// but the member, so it means the same in a group of four and of four thousand; and every part only grows with what is added.
/// </summary>
internal sealed record AmbassadorScore(IReadOnlyList<DraftReason> Parts)
{
    public const string Help = "help";
    public const string Valued = "valued";
    public const string Referrals = "referrals";
    public const string Presence = "presence";
    public const string Bridging = "bridging";

    /// <summary>From here on a member is listed.</summary>
    public const double Promising = 15;

    public const double Strong = 30;

    public const double Leading = 45;

    private const double PresenceMost = 15;
    private const double KeptPerMonth = 0.9;
    private const int DaysPerMonth = 30;

    // What is shown of each part.
    private const int MostBehind = 3;

    public double Value => Parts.Sum(part => part.Points!.Value);

    public AmbassadorLevel? Level => Value switch
    {
        >= Leading => AmbassadorLevel.Leading,
        >= Strong => AmbassadorLevel.Strong,
        >= Promising => AmbassadorLevel.Promising,
        _ => null,
    };

    /// <param name="idleDays">Since the member was last active.</param>
    public static AmbassadorScore Of(AmbassadorParts parts, int idleDays)
    {
        var bridging = parts.Met.Count * Math.Pow(KeptPerMonth, idleDays / DaysPerMonth);
        return new(
        [
            Part(Help, $"Answered questions of {People(parts.Helped.Count)}", Filled(30, parts.Helped.Count, 4), 30, parts.Helped),
            Part(
                Valued, $"Got {Count(parts.ReactionCount, "reaction")} from {People(parts.ReactorCount)}; each further one of the same person weighs half",
                Filled(25, parts.Valued, 10), 25, parts.Reactions),
            Part(Referrals, $"Brought {People(parts.Brought.Count)} who wrote and were heard in their first week", Filled(20, parts.Brought.Count, 2), 20, parts.Brought),
            Part(
                Presence, $"Active in {parts.Weeks.Count} of the last {MemberLives.WeekCount} weeks",
                PresenceMost * parts.Weeks.Count / MemberLives.WeekCount, PresenceMost, parts.Weeks),
            Part(Bridging, $"Was in touch with {People(parts.Met.Count)}", Filled(10, bridging, 6), 10, parts.Met),
        ]);
    }

    /// <summary>What fits what the member is best at, measured by how full each part is.</summary>
    public RecognitionKind Suggestion(bool hasWon) => Parts.MaxBy(part => part.Points / part.Most)!.Name switch
    {
        Help => RecognitionKind.Role,
        Valued => hasWon ? RecognitionKind.Spotlight : RecognitionKind.ContributionTag,
        Referrals => RecognitionKind.EarlyAccess,
        _ => hasWon ? RecognitionKind.Spotlight : RecognitionKind.AskedOpinion,
    };

    private static double Filled(double most, double x, double half) => most * x / (x + half);

    private static DraftReason Part(string name, string says, double points, double most, IEnumerable<Trace> shown) =>
        new(name, says, [.. shown.OrderByDescending(trace => trace.At).ThenBy(trace => trace.Member).Take(MostBehind)], points, most);

    private static string People(int count) => count == 1 ? "1 person" : Count(count, "people", "people");

    private static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
