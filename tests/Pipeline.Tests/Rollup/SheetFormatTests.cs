using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Rollup;

namespace Pipeline.Tests.Rollup;

public sealed class SheetFormatTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void What_is_packed_is_read_back() => Prop.ForAll(Entries().ToArbitrary(), entries =>
    {
        var roster = new MemberRoster();
        var parts = Pack(entries);

        var read = parts.SelectMany(part => Read(part, roster)).ToList();

        read.Select(Text).ShouldBe(entries.Select(entry => Text(entry.Entry with { Member = roster.Of(entry.Id) })));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_day_of_many_accounts_is_several_parts_that_each_fit_a_column()
    {
        var entries = Enumerable.Range(0, 3_000).Select(i => (Id: Id(i), Entry: Active(i))).ToList();
        var roster = new MemberRoster();

        var parts = Pack(entries);

        parts.Count.ShouldBeGreaterThan(3);
        parts.ShouldAllBe(part => Convert.ToBase64String(part).Length * sizeof(char) < 65_536);
        parts.SelectMany(part => Read(part, roster)).Select(entry => entry.Member).ShouldBe(Enumerable.Range(0, 3_000));
    }

    [Fact]
    public void Parts_of_facts_are_in_the_order_of_accounts_and_say_the_same_however_the_facts_come()
    {
        var club = new Club();
        for (var i = 0; i < 2_000; i++)
            club.Writes($"{i * 7919 % 2_000:d4}", "2026-03-01 10:00");

        var (inOrder, reversed) = (Figures.Sheets(club.Facts, club.Zone), Figures.Sheets(club.Facts.Reverse(), club.Zone));

        inOrder.Select(sheet => sheet.Part).ShouldBe(Enumerable.Range(0, inOrder.Count));
        inOrder.Zip(reversed).ShouldAllBe(pair => pair.First.SaysTheSameAs(pair.Second));
        var roster = new MemberRoster();
        for (var i = 0; i < 2_000; i++)
            roster.Of(Club.Member($"{i:d4}"));
        inOrder.SelectMany(sheet => Read(sheet.Entries, roster)).Select(entry => entry.Member).ShouldBe(Enumerable.Range(0, 2_000));
    }

    [Fact]
    public void A_sheet_of_a_newer_format_is_refused()
    {
        byte[] newer = [.. Pack([(Id(1), Active(1))]).Single()];
        newer[0]++;

        Should.Throw<InvalidDataException>(() => Read(newer, new()));
    }

    [Fact]
    public void A_sheet_without_entries_is_empty() => Read([], new()).ShouldBeEmpty();

    private static List<byte[]> Pack(IEnumerable<(MemberId Id, SheetEntry Entry)> entries)
    {
        var writer = new SheetWriter(Day);
        foreach (var (id, entry) in entries)
            writer.Add(id, entry);
        return [.. writer.Parts()];
    }

    private static List<SheetEntry> Read(byte[] part, MemberRoster roster)
    {
        var reader = new SheetReader(new() { Community = Club.Id, Day = Day, Entries = part }, roster);
        var entries = new List<SheetEntry>();
        while (reader.TryRead(out var entry))
            entries.Add(entry);
        return entries;
    }

    private static string Text(SheetEntry entry) =>
        $"{entry.Member} {entry.Source} {entry.First} {entry.Last} {entry.LateFirst} {entry.LateLast} {entry.Joined} {entry.Gone} {Counts(entry)}";

    private static string Counts(SheetEntry entry)
    {
        ReadOnlySpan<int> counts = entry.Counts;
        return string.Join(',', counts.ToArray());
    }

    private static SheetEntry Active(int seconds)
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds % 3600).UtcTicks;
        var entry = new SheetEntry { Source = Source.Telegram, First = at, Last = at };
        entry.Counts[0] = 1;
        return entry;
    }

    private static MemberId Id(int number) => new($"{number:d4}".PadRight(26, '0'));

    private static Gen<List<(MemberId Id, SheetEntry Entry)>> Entries() =>
        from count in Gen.Choose(0, 40)
        from entries in Entry().ArrayOf(count)
        from ids in Gen.Elements("0", "7zzzzzzzzzzzzzzzzzzzzzzzzz", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "x", "Ünïcode", "sixteen letters!", "26 letters but no base 32!", "9").ArrayOf(count)
        select entries.Select((entry, place) => (new MemberId(place % 3 == 0 ? ids[place] : Id(place).Value), entry)).ToList();

    // Instants of the day in any zone, so from 14 hours before 00:00 UTC to 12 hours after 24:00.
    private static Gen<long> Instant() =>
        from hours in Gen.Choose(-14, 36)
        from ticks in Gen.Elements(0L, 1L, TimeSpan.TicksPerHour - 1, 12_345_678L)
        select Day.ToDateTime(TimeOnly.MinValue).Ticks + (hours * TimeSpan.TicksPerHour) + ticks;

    private static Gen<SheetEntry> Entry() =>
        from has in Gen.Choose(0, 15)
        from instants in Instant().ArrayOf(5)
        from source in Gen.Elements(Enum.GetValues<Source>())
        from counts in Gen.Elements(0, 0, 0, 1, 2, 127, 128, 300, int.MaxValue).ArrayOf(SheetCounts.Length)
        select Make(has, instants, source, counts);

    private static SheetEntry Make(int has, long[] instants, Source source, int[] counts)
    {
        var (spans, lates) = (instants[..2].Order().ToArray(), instants[2..4].Order().ToArray());
        var entry = new SheetEntry { Source = source, Gone = (has & 8) != 0 };
        if ((has & 1) != 0)
            (entry.First, entry.Last) = (spans[0], spans[1]);
        if ((has & 2) != 0)
            (entry.LateFirst, entry.LateLast) = (lates[0], lates[1]);
        if ((has & 4) != 0)
            entry.Joined = instants[4];
        for (var i = 0; i < counts.Length; i++)
            entry.Counts[i] = counts[i];
        return entry;
    }
}
