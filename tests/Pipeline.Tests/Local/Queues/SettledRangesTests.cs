using FsCheck;
using FsCheck.Fluent;
using Pipeline.Local.Queues;

namespace Pipeline.Tests.Local.Queues;

public sealed class SettledRangesTests
{
    [Fact]
    public void The_cursor_follows_when_the_gap_below_it_closes()
    {
        var settled = new SettledRanges(1);

        settled.Add([new(3, 5), new(7, 9)]);
        settled.Cursor.ShouldBe(1);
        settled.Add([new(1, 3)]);
        settled.Cursor.ShouldBe(5);
        settled.CursorWith([new(5, 7)]).ShouldBe(9);

        settled.Cursor.ShouldBe(5);
        (settled.Contains(4), settled.Contains(5), settled.Contains(8), settled.Contains(9)).ShouldBe((true, false, true, false));
    }

    [Fact]
    public void Ranges_say_of_every_sequence_what_a_set_says()
    {
        var starts = Gen.Choose(1, 40).SelectMany(first => Gen.Choose(1, 8).Select(length => new SequenceRange(first, first + length)));

        Prop.ForAll(starts.ListOf().ToArbitrary(), ranges =>
        {
            var settled = new SettledRanges(1);
            var set = new HashSet<long>();
            foreach (var range in ranges)
            {
                settled.Add([range]);
                for (var sequence = range.First; sequence < range.Next; sequence++)
                    set.Add(sequence);
            }

            var cursor = 1L;
            while (set.Contains(cursor))
                cursor++;
            return settled.Cursor == cursor && Enumerable.Range(1, 60).All(sequence => settled.Contains(sequence) == set.Contains(sequence));
        }).QuickCheckThrowOnFailure();
    }
}
