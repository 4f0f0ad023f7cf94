using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>The timer: what it asks for, and when.</summary>
public sealed class CloseDaysTests
{
    private const double ADay = 24 * 60;

    [Fact]
    public async Task A_community_in_which_nothing_ever_happened_is_left_alone()
    {
        await using var club = new RolledUpClub();
        await club.Stages.Communities.GetAsync(An.Club, TestContext.Current.CancellationToken);

        (await club.CloseAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_is_due_a_quarter_of_an_hour_after_it_ended_and_not_before()
    {
        await using var club = new RolledUpClub(An.At(0));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));

        club.Stages.Clock.SetUtcNow(new(2026, 7, 2, 0, 14, 59, TimeSpan.Zero));
        (await club.CloseAsync()).ShouldBeEmpty();
        club.Stages.Clock.SetUtcNow(new(2026, 7, 2, 0, 15, 0, TimeSpan.Zero));
        (await club.CloseAsync()).ShouldBe([new(An.Club, new(2026, 7, 1))]);
    }

    [Fact]
    public async Task Days_end_in_the_communitys_own_time()
    {
        await using var club = new RolledUpClub(An.At(0));
        await club.Stages.Communities.SetAsync(new() { Id = An.Club, TimeZone = "Pacific/Auckland" }, TestContext.Current.CancellationToken);
        await club.RecordAsync(An.Message("1", by: "ann", at: -1));

        (await club.CloseAsync()).ShouldBeEmpty();
        club.Stages.Clock.SetUtcNow(An.At(15));
        (await club.CloseAsync()).ShouldBe([new(An.Club, new(2026, 7, 1))]);
    }

    [Fact]
    public async Task Asking_again_before_the_answer_asks_for_nothing_new()
    {
        await using var club = new RolledUpClub(An.At(2 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));

        (await club.CloseAsync()).Count.ShouldBe(1);
        (await club.CloseAsync()).ShouldBeEmpty();
        await club.RecordAsync(An.Message("2", by: "bob", at: 0));
        (await club.CloseAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Three_missed_days_are_caught_up_by_one_closing()
    {
        await using var club = new RolledUpClub(An.At(4 * ADay));
        await club.RecordAsync(
            An.Message("1", by: "ann", at: 0), An.Message("2", by: "ann", at: ADay), An.Message("3", by: "bob", at: 3 * ADay));

        var done = await club.CloseAndRollUpAsync();

        // Four days, the 28 days that end with each, a cohort, five lists, and how it grows.
        done.ShouldBe([new(An.Club, new(2026, 7, 4), Days: 3, Rows: 4 + 4 + 1 + 5 + 1)]);
        (await club.MetricsAsync()).Select(row => (row.Day.Day, row.Active, row.New)).ShouldBe([(1, 1, 1), (2, 1, 0), (3, 0, 0), (4, 1, 1)]);
        (await club.CloseAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_on_which_nothing_happened_is_closed_with_a_row()
    {
        await using var club = new RolledUpClub(An.At(ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));
        await club.CloseAndRollUpAsync();

        club.Stages.Clock.Advance(TimeSpan.FromDays(1));
        await club.CloseAndRollUpAsync();

        var empty = (await club.MetricsAsync())[^1];
        (empty.Day.Day, empty.Active, empty.Active7, empty.Present, empty.Dormant).ShouldBe((2, 0, 1, 1, 1));
        (await club.HeadAsync()).ClosedThrough.ShouldBe(new(2026, 7, 2));
    }

    [Fact]
    public async Task After_a_long_silence_days_pass_unasked_until_somebody_does_something_again()
    {
        await using var club = new RolledUpClub(An.At(120 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));
        await club.CloseAndRollUpAsync();
        (await club.MetricsAsync()).Count.ShouldBe(120);

        club.Stages.Clock.Advance(TimeSpan.FromDays(1));
        (await club.CloseAndRollUpAsync()).Count.ShouldBe(1);
        club.Stages.Clock.Advance(TimeSpan.FromDays(1));
        (await club.CloseAsync()).ShouldBeEmpty();

        (await club.MetricsAsync()).Count.ShouldBe(121);
        await club.RecordAsync(An.Message("2", by: "bob", at: 121 * ADay));
        (await club.CloseAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_community_is_asked_for_by_itself()
    {
        await using var club = new RolledUpClub(An.At(2 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("1", by: "ann", at: 0) with { Community = new("other") });

        (await club.CloseAsync()).Select(due => due.Community.Value).ShouldBe(["club", "other"]);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T23:14:59Z", 27)]
    [InlineData("Europe/Berlin", "2026-03-28T23:15:00Z", 28)]
    [InlineData("Europe/Berlin", "2026-03-29T22:14:59Z", 28)]
    [InlineData("Europe/Berlin", "2026-03-29T22:15:00Z", 29)]
    [InlineData("Europe/Berlin", "2026-10-25T23:14:59Z", 24)]
    [InlineData("Europe/Berlin", "2026-10-25T23:15:00Z", 25)]
    [InlineData("Asia/Beirut", "2026-03-28T22:14:59Z", 27)]
    [InlineData("Asia/Beirut", "2026-03-28T22:15:00Z", 28)]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:15:00Z", 3)]
    [InlineData("America/Sao_Paulo", "2018-11-05T02:14:59Z", 3)]
    [InlineData("America/Sao_Paulo", "2018-11-05T02:15:00Z", 4)]
    public void On_days_of_23_and_25_hours_the_day_is_over_when_its_last_hour_is(string zone, string now, int day) =>
        CloseDays.LastDayOver(new Community { Id = An.Club, TimeZone = zone }, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
            .Day.ShouldBe(day);
}
