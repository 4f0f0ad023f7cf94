using System.Globalization;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Interactions;
using Pipeline.Rollup.Lists;

namespace Pipeline.Tests.Rollup.Lists;

/// <summary>Whether a day's sheet names the very facts that it was made of.</summary>
public sealed class FactsBehindTests
{
    [Fact]
    public void Every_fact_that_counts_is_found_again_by_who_did_it_and_when() => PropertyTests.ForAll(history =>
    {
        var (facts, told) = Behind(history.Facts, history.Roster(), history.Through, history.Zone);

        foreach (var fact in history.Facts.Where(fact => Day(told, fact) is >= 0 and var day && day < told.History.DayCount))
            facts.Find(Trace(told, fact)).ShouldBe(Expected(history.Facts, other => other.Member == fact.Member && other.At == fact.At));
    });

    [Fact]
    public void A_message_that_is_looked_for_is_found_among_what_happened_at_the_same_instant() => PropertyTests.ForAll(history =>
    {
        var (facts, told) = Behind(history.Facts, history.Roster(), history.Through, history.Zone);

        foreach (var message in told.Interactions.Messages.ToArray())
        {
            var evidence = facts.Find(Trace(message))!;
            evidence.At.UtcTicks.ShouldBe(message.At);
            MessageHash.Of(evidence.Source!.Value, evidence.Channel!.Value, evidence.Message!.Value.Value).ShouldBe(message.Hash);
        }
    });

    [Fact]
    public void A_busy_account_is_in_several_parts_in_each_of_which_it_is_found()
    {
        var club = new Club();
        for (var i = 0; i < 3_000; i++)
            club.Writes("ann", At(i), id: $"{i}");

        var parts = Figures.DaySheets(club.Facts, club.Zone).Single().Interactions;
        var (facts, told) = Behind(club.Facts, new(), new(2026, 3, 1), club.Zone);

        parts.Count(part => part.Evidence is not null).ShouldBeGreaterThan(1);
        parts.Max(part => Convert.ToBase64String(part.Evidence ?? []).Length * sizeof(char)).ShouldBeLessThan(65_536);
        club.Facts.ShouldAllBe(fact => facts.Find(Trace(told, fact))!.Event == fact.Event);
    }

    [Fact]
    public void The_same_day_is_the_same_bytes_however_its_facts_come() => PropertyTests.ForAll(history =>
    {
        var shuffled = history.Facts.ToArray();
        new Random(shuffled.Length).Shuffle(shuffled);

        Text(shuffled, history.Zone).ShouldBe(Text(history.Facts, history.Zone));
    });

    [Fact]
    public void Evidence_of_a_newer_format_is_refused()
    {
        var sheet = Figures.DaySheets(new Club().Writes("ann", At(0)).Facts, TimeZoneInfo.Utc).Single().Interactions.Single();
        byte[] newer = [.. sheet.Evidence!];
        newer[0]++;

        Should.Throw<InvalidDataException>(() => new EvidenceReader(sheet with { Evidence = newer }).MoveNext());
    }

    private static (FactsBehind Facts, Told Told) Behind(IReadOnlyList<ActivityFact> facts, MemberRoster roster, DateOnly through, TimeZoneInfo zone)
    {
        var told = Told.Of(facts, roster, through, zone);
        return (new(Figures.DaySheets(facts, zone).SelectMany(day => day.Interactions), told.History), told);
    }

    private static int Day(Told told, ActivityFact fact) => fact.Day.DayNumber - told.History.FirstDay.DayNumber;

    private static Trace Trace(Told told, ActivityFact fact) => new(told.History.Members.Of(fact.Member), Day(told, fact), fact.At.UtcTicks);

    private static Trace Trace(PostedMessage message) => new(message.Author, message.Day, message.At, message.Hash);

    // As the store would give it, the smallest id first.
    private static Evidence? Expected(IEnumerable<ActivityFact> facts, Func<ActivityFact, bool> isWanted) => facts
        .Where(fact => !fact.IsWithdrawn && fact.Kind is not (ActivityKind.Edited or ActivityKind.ReactionTotal) && isWanted(fact))
        .OrderBy(fact => fact.Event.Value, StringComparer.Ordinal)
        .Select(fact => new Evidence(fact.Event, fact.Member, fact.At, fact.Source, fact.Channel, fact.Message))
        .FirstOrDefault();

    private static IEnumerable<string> Text(IEnumerable<ActivityFact> facts, TimeZoneInfo zone) => Figures.DaySheets(facts, zone)
        .SelectMany(day => day.Interactions).Select(sheet => $"{sheet.Day:o} {sheet.Part} {Convert.ToHexString(sheet.Evidence ?? [])}");

    private static string At(int seconds) => new DateTime(2026, 3, 1, 10, 0, 0).AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
