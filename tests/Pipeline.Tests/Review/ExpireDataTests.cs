using Pipeline.Model;
using Pipeline.Privacy;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class ExpireDataTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_new_accounts_did_is_forgotten_after_two_weeks_also_when_nights_were_missed()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Join("eve", 0), An.Join("tom", 4 * 24 * 60));
        var (first, last) = (Tables.DayPartition(An.Club, new(2026, 7, 1)), Tables.DayPartition(An.Club, new(2026, 7, 5)));

        reviewing.Flow.Clock.SetUtcNow(An.At(0).AddDays(ForgetFirstSteps.KeptDays));
        await ExpireAsync(reviewing);
        (await StepsAsync(first)).ShouldBe(1);

        reviewing.Flow.Clock.SetUtcNow(An.At(0).AddDays(ForgetFirstSteps.KeptDays + 4));
        await ExpireAsync(reviewing);
        (await StepsAsync(first), await StepsAsync(last)).ShouldBe((0, 1));

        async Task<int> StepsAsync(string partition) =>
            await reviewing.Flow.Store.RangeAsync(Tables.FirstSteps, partition, cancellationToken: Cancelled).CountAsync(Cancelled);
    }

    [Fact]
    public async Task A_night_with_nothing_to_delete_deletes_nothing()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);

        (await ExpireAsync(reviewing)).ShouldBe(0);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        (await ExpireAsync(reviewing)).ShouldBe(0);

        (await HeldAsync(reviewing)).ShouldBe(1);
    }

    [Fact]
    public async Task A_text_is_never_held_for_longer_than_thirty_days_also_when_nobody_decided_and_again_finds_nothing()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var written = An.At(50);

        reviewing.Flow.Clock.SetUtcNow(written.AddDays(29).AddSeconds(-1));
        (await ExpireAsync(reviewing)).ShouldBe(0);
        reviewing.Flow.Clock.SetUtcNow(written.AddDays(29));
        (await ExpireAsync(reviewing), await ExpireAsync(reviewing)).ShouldBe((1, 0));

        (await reviewing.OnlyAsync()).StateAt(reviewing.Flow.Clock.GetUtcNow()).ShouldBe(ReviewState.Open);
    }

    [Fact]
    public async Task The_night_after_the_decision_takes_the_text_and_leaves_the_review()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused), An.Message("2", "tom", 51, Reviewing.Refused));
        await reviewing.UpholdAsync((await reviewing.ListAsync())[0]);

        (await ExpireAsync(reviewing)).ShouldBe(1);

        (await reviewing.ListAsync()).Count.ShouldBe(2);
        (await HeldAsync(reviewing)).ShouldBe(1);
    }

    [Fact]
    public async Task Nights_that_were_missed_are_made_up_for_by_one_run_and_nobody_reads_in_between()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        for (var day = 0; day < 4; day++)
            await reviewing.DeliverAsync(An.Message($"{day}", $"eve{day}", -day * 24 * 60, Reviewing.Refused));

        reviewing.Flow.Clock.SetUtcNow(An.At(0).AddDays(32));
        foreach (var review in await reviewing.ListAsync())
            (await reviewing.TextAsync(review)).ShouldBeNull();
        (await ExpireAsync(reviewing)).ShouldBe(4);
    }

    [Fact]
    public async Task Clocks_that_are_put_back_in_between_change_nothing()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.Flow.SetAsync(reviewing.Club with { TimeZone = "Europe/Berlin" });
        var written = new DateTimeOffset(2026, 9, 26, 12, 0, 0, TimeSpan.Zero);
        reviewing.Flow.Clock.SetUtcNow(written);
        await reviewing.DeliverAsync(An.Message("1", "eve", (written - An.At(0)).TotalMinutes, Reviewing.Refused));

        reviewing.Flow.Clock.SetUtcNow(written.AddDays(29).AddSeconds(-1));
        (await ExpireAsync(reviewing)).ShouldBe(0);
        reviewing.Flow.Clock.SetUtcNow(written.AddDays(29));
        (await ExpireAsync(reviewing)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_decided_is_not_held_again_when_it_comes_again()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        await reviewing.UpholdAsync(await reviewing.OnlyAsync());
        await ExpireAsync(reviewing);

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        (await HeldAsync(reviewing)).ShouldBe(0);
    }

    private static Task<int> ExpireAsync(Reviewing reviewing) => reviewing.Flow.Get<ExpireData>().HandleAsync(Cancelled);

    private static ValueTask<int> HeldAsync(Reviewing reviewing) =>
        reviewing.Store.RangeAsync(Tables.HeldTexts, An.Club.Value, cancellationToken: Cancelled).CountAsync(Cancelled);
}
