using Pipeline.Digests;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Digests;

/// <summary>What a digest is written from, for a community of a hundred members of whom thirty are active.</summary>
internal static class Weekly
{
    public static readonly DateOnly Week = new(2026, 11, 22);

    public static Community Club(DigestReaders readers = DigestReaders.Staff) => new()
    {
        Id = An.Club,
        Name = "The club",
        TimeZone = "Europe/Berlin",
        Digest = new() { Connection = "mine", Channel = "-1001", Readers = readers },
    };

    public static PeriodMetric Row(int active, int returning = 0, int dormant = 0, DateOnly? to = null) => new()
    {
        Community = An.Club,
        Span = PeriodSpan.Week,
        From = (to ?? Week).AddDays(-6),
        To = to ?? Week,
        Members = 100,
        Active = active,
        New = 0,
        Returning = returning,
        Resurrected = active - returning,
        Dormant = dormant,
    };

    public static DigestInput Input(DigestReaders readers = DigestReaders.Staff, params PeriodMetric[] weeks) => new(
        Club(readers), Week, [.. weeks.Select(PeriodReport.Of)], [],
        List(ListName.Ambassadors), List(ListName.Greet), List(ListName.Questions), new(An.Club, Week, [], []), new HashSet<MemberId>());

    public static ListReport List(ListName list, params (string Who, string Why)[] entries) => new(
        An.Club, list, Week, entries.Length,
        [.. entries.Select((entry, at) => new ListedReport(at + 1, An.Id(entry.Who), null, entry.Who, null, null, null, null, [new("why", entry.Why, null, null, [])]))]);

    public static AlertsReport Alerts(string says, string next) => new(
        An.Club, Week, [new(MistakeName.Silence, Week, Week, null, null, says, next, [])], []);
}
