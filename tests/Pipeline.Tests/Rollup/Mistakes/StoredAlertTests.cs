using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>Alerts as the roll-up writes them and readers get them.</summary>
public sealed class StoredAlertTests
{
    private const double ADay = 24 * 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_says_what_was_seen_shows_its_event_and_what_to_do()
    {
        await using var club = await ClosedAsync();

        var alert = (await ReadAsync(club)).Open.ShouldHaveSingleItem();

        alert.ShouldSatisfyAllConditions(
            () => alert.Mistake.ShouldBe(MistakeName.NewcomerUnanswered),
            () => alert.OpenSince.ShouldBe(new(2026, 7, 2)),
            () => alert.Says.ShouldBe("1 of 1 first messages of newcomers of the last seven days got no answer within 24 hours"),
            () => alert.NextStep.ShouldNotBeEmpty(),
            () => alert.Behind.ShouldHaveSingleItem().Event.ShouldBe(new("post-hi")));
    }

    [Fact]
    public async Task Doing_it_again_writes_nothing()
    {
        await using var club = await ClosedAsync();
        var before = club.Stages.Dump("Rollups");

        (await club.RollUpAsync(new(An.Club, new(2026, 7, 2), From: new(2026, 6, 30)))).Rows.ShouldBe(0);

        club.Stages.Dump("Rollups").ShouldBe(before);
    }

    [Fact]
    public async Task A_late_answer_ends_it_and_it_clears_by_itself()
    {
        await using var club = await ClosedAsync();

        await club.RecordAsync(An.Message("late", by: "ann", at: 60, replyTo: "hi"));
        await club.CloseAndRollUpAsync();

        var alerts = await ReadAsync(club);
        (alerts.Open.Count, alerts.Cleared.Single().ClearedOn, alerts.Cleared.Single().QuietUntil).ShouldBe((0, new DateOnly(2026, 7, 3), new DateOnly(2026, 7, 10)));
    }

    [Fact]
    public async Task After_days_on_which_nobody_closed_it_is_open_since_the_day_it_began()
    {
        await using var club = new RolledUpClub(An.At(4.5 * ADay));
        await RecordAsync(club);

        await club.CloseAndRollUpAsync();

        var alert = (await ReadAsync(club)).Open.Single(alert => alert.Mistake == MistakeName.NewcomerUnanswered);
        (alert.OpenSince, alert.LastSeen).ShouldBe((new DateOnly(2026, 7, 2), new DateOnly(2026, 7, 4)));
    }

    [Fact]
    public async Task What_was_held_back_by_the_breaker_is_told()
    {
        await using var club = new RolledUpClub(An.At(2 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: ADay));
        await club.Stages.Store.PutAsync(Tables.Budgets, [new ActsSpent { Community = An.Club, Held = [new(new("text"), An.At(ADay))] }], Cancellation);

        await club.CloseAndRollUpAsync();

        (await ReadAsync(club)).Open.Select(alert => alert.Mistake).ShouldContain(MistakeName.BreakerOpen);
    }

    [Fact]
    public void Each_mistake_is_looked_for_once_and_says_what_to_do()
    {
        var all = Pipeline.Rollup.Mistakes.AllMistakes.InOrder;

        all.Select(mistake => mistake.Name).ShouldBe(Enum.GetValues<MistakeName>());
        all.ShouldAllBe(mistake => mistake.NextStep.EndsWith('.') && mistake.CooldownDays > 0);
    }

    private static async Task<AlertsReport> ReadAsync(RolledUpClub club) =>
        (await new ReadAlerts(club.Stages.Store, club.Stages.Communities, new([])).HandleAsync(An.Club, Cancellation))!;

    private static async Task<RolledUpClub> ClosedAsync()
    {
        var club = new RolledUpClub(An.At(2 * ADay));
        await RecordAsync(club);
        await club.CloseAndRollUpAsync();
        return club;
    }

    private static Task RecordAsync(RolledUpClub club) => club.RecordAsync(
        An.Join("ann", at: -60 * ADay), An.Join("bob", at: -60), An.Message("hi", by: "bob", at: 0));
}
