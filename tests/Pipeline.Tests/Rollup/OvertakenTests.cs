using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>
/// Roll-ups that meet, die and are taken up. Each test is done once for every call that a roll-up makes to the store: it is stopped just
/// before that call, others do their work, and in the end the numbers are those of one roll-up of everything.
/// </summary>
public sealed class OvertakenTests
{
    private const double ADay = 24 * 60;

    private static readonly CommunityEvent[] Early =
        [An.Join("ann", at: 0), An.Message("1", by: "ann", at: 5), An.Message("2", by: "bob", at: ADay), An.Reaction("1", by: "bob", at: ADay + 5)];

    private static readonly CommunityEvent[] Late =
        [An.Message("3", by: "cem", at: 10), An.Message("4", by: "ann", at: ADay + 10), An.Deletion("2", at: 2 * ADay), An.Leave("bob", at: ADay + 30)];

    [Fact]
    public async Task A_roll_up_that_is_overtaken_anywhere_loses_no_late_fact()
    {
        var expected = await AtOnceAsync();
        await ForEveryCallAsync(async (club, due, paused) =>
        {
            var slow = club.RollUpAsync(due, paused);
            await paused.ReachedAsync(slow);

            await club.RecordAsync(Late);
            await club.RollUpAsync(due);
            paused.GoOn();
            await slow;

            await club.PassAnHourAsync();
            await ShouldBeSettledAsync(club, expected);
        });
    }

    [Fact]
    public async Task A_fact_that_comes_while_its_day_is_rolled_up_is_counted_by_the_next()
    {
        var expected = await AtOnceAsync();
        await ForEveryCallAsync(async (club, due, paused) =>
        {
            var slow = club.RollUpAsync(due, paused);
            await paused.ReachedAsync(slow);

            await club.RecordAsync(Late);
            paused.GoOn();
            await slow;

            await club.PassAnHourAsync();
            await ShouldBeSettledAsync(club, expected);
        });
    }

    [Fact]
    public async Task A_message_of_yesterday_that_comes_back_to_life_anywhere_takes_back_nothing()
    {
        var expected = await AtOnceAsync();
        await ForEveryCallAsync(async (club, due, paused) =>
        {
            await club.RollUpAsync(due with { Through = due.Through.AddDays(-2) });
            var slow = club.RollUpAsync(due with { Through = due.Through.AddDays(-1) }, paused);
            await paused.ReachedAsync(slow);

            await club.RecordAsync(Late);
            await club.PassAnHourAsync();
            paused.GoOn();
            await Task.WhenAny(slow);

            await club.PassAnHourAsync();
            await ShouldBeSettledAsync(club, expected);
        });
    }

    [Fact]
    public async Task A_roll_up_that_dies_anywhere_is_taken_up_when_its_message_comes_again()
    {
        var expected = await AtOnceAsync();
        await ForEveryCallAsync(
            async (club, due, dying) =>
            {
                await Task.WhenAny(club.RollUpAsync(due, dying));

                await club.RecordAsync(Late);
                await club.RollUpAsync(due);

                await club.PassAnHourAsync();
                await ShouldBeSettledAsync(club, expected);
            },
            dies: true);
    }

    [Fact]
    public async Task A_roll_up_that_dies_anywhere_and_whose_message_is_lost_is_taken_up_by_the_timer()
    {
        var expected = await AtOnceAsync();
        await ForEveryCallAsync(
            async (club, due, dying) =>
            {
                await Task.WhenAny(club.RollUpAsync(due, dying));

                await club.RecordAsync(Late);

                await club.PassAnHourAsync();
                await ShouldBeSettledAsync(club, expected);
            },
            dies: true);
    }

    [Fact]
    public async Task One_that_was_overtaken_by_another_that_is_overtaken_itself_loses_nothing()
    {
        var expected = await AtOnceAsync();
        foreach (var second in (int[])[1, 3, 5, 7, 9, 11])
        {
            await ForEveryCallAsync(async (club, due, paused) =>
            {
                var first = club.RollUpAsync(due, paused);
                await paused.ReachedAsync(first);

                await club.RecordAsync(Late);
                var pausedToo = new PausedStore(club.Stages.Store, pauseAt: second);
                var other = club.RollUpAsync(due, pausedToo);
                await pausedToo.ReachedAsync(other);
                paused.GoOn();
                await first;
                pausedToo.GoOn();
                await other;

                await club.PassAnHourAsync();
                await ShouldBeSettledAsync(club, expected);
            });
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task One_that_was_overtaken_and_then_dies_anywhere_leaves_nothing_stale(int pauseAt)
    {
        var expected = await AtOnceAsync();
        for (var (dieAt, isReached) = (pauseAt + 1, true); isReached; dieAt++)
        {
            await using var club = new RolledUpClub(An.At(5 * ADay));
            await club.RecordAsync(Early);
            var due = (await club.CloseAsync()).Single();
            var doomed = new PausedStore(club.Stages.Store, pauseAt, dieAt);
            var slow = club.RollUpAsync(due, doomed);
            await doomed.ReachedAsync(slow);

            await club.RecordAsync(Late);
            await club.RollUpAsync(due);
            doomed.GoOn();
            await Task.WhenAny(slow);

            await club.PassAnHourAsync();
            await ShouldBeSettledAsync(club, expected);
            isReached = doomed.IsReached;
        }
    }

    [Fact]
    public async Task A_roll_up_that_others_have_given_up_writes_no_sheet_any_more()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(Early);
        var due = (await club.CloseAsync()).Single();
        var paused = new PausedStore(club.Stages.Store, pauseAt: 4);

        var slow = club.RollUpAsync(due, paused);
        await paused.ReachedAsync(slow);
        club.Stages.Clock.Advance(RollupHead.Patience);
        paused.GoOn();

        await Should.ThrowAsync<TimeoutException>(slow);
        (await club.Stages.RowsAsync(Tables.Days, An.Club.Value)).ShouldBeEmpty();
    }

    private static async Task ForEveryCallAsync(Func<RolledUpClub, RollupDue, PausedStore, Task> body, bool dies = false)
    {
        for (var call = 1; ; call++)
        {
            await using var club = new RolledUpClub(An.At(5 * ADay));
            await club.RecordAsync(Early);
            var due = (await club.CloseAsync()).Single();
            var paused = dies ? new PausedStore(club.Stages.Store, dieAt: call) : new PausedStore(club.Stages.Store, pauseAt: call);

            await body(club, due, paused);

            if (!paused.IsReached)
            {
                call.ShouldBeGreaterThan(10);
                return;
            }
        }
    }

    private static async Task<string> AtOnceAsync()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync([.. Early, .. Late]);
        await club.CloseAndRollUpAsync();
        return await club.NumbersAsync();
    }

    private static async Task ShouldBeSettledAsync(RolledUpClub club, string expected)
    {
        (await club.NumbersAsync()).ShouldBe(expected);
        (await club.MarksAsync()).ShouldBeEmpty();
        (await club.HeadAsync()).Claims.ShouldBeEmpty();
    }
}
