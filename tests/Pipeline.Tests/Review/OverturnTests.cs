using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class OverturnTests
{
    private const double Hour = 60;

    [Fact]
    public async Task An_overturned_text_stands_against_nobody_and_its_author_is_protected_for_a_while()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        var result = await reviewing.OverturnAsync(await reviewing.OnlyAsync());

        (result.Outcome, result.Review!.Decision!.By, result.Review.Decision.Reason).ShouldBe((DecideOutcome.Done, "mod", "this is our own shop"));
        (await reviewing.VerdictsAsync()).ShouldBeEmpty();
        var review = await reviewing.OnlyAsync();
        (review.Outcome, review.SettledAt).ShouldBe((Outcome.Removed, reviewing.Flow.Clock.GetUtcNow()));
        var eve = await reviewing.Store.FindAsync(Tables.Members, Tables.MemberKey(An.Club, An.Id("eve")), TestContext.Current.CancellationToken);
        eve!.Graces.ShouldBe([new(An.At(60), An.At(60) + TimeSpan.FromDays(14))]);
    }

    [Fact]
    public async Task What_comes_again_after_it_was_overturned_stays_allowed_and_what_follows_is_at_most_flagged()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        await reviewing.OverturnAsync(await reviewing.OnlyAsync());
        var asked = reviewing.Flow.Asked.Count;

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused), An.Message("2", "eve", 61, Reviewing.Refused));

        (await reviewing.VerdictsAsync()).Select(verdict => (verdict.Message.Value, verdict.Outcome)).ShouldBe([("2", Outcome.Flagged)]);
        reviewing.Flow.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task A_flag_that_was_wrong_is_not_raised_again_and_gives_no_grace()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        const string link = "the form is at https://bit.ly/AbCdEfGh1";
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, link));
        var flagged = await reviewing.OnlyAsync();
        flagged.Outcome.ShouldBe(Outcome.Flagged);

        await reviewing.OverturnAsync(flagged);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, link), An.Message("2", "eve", 61, Reviewing.Refused));

        (await reviewing.VerdictsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Removed);
    }

    [Theory]
    [InlineData(ModerationMode.Enforce)]
    [InlineData(ModerationMode.Shadow)]
    public async Task What_was_done_is_undone_also_when_nothing_is_carried_out_any_more(ModerationMode afterwards)
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "ann", 40, Reviewing.Refused), An.Message("2", "ann", 42, Reviewing.Refused));
        await reviewing.CarryOutAsync();
        (await reviewing.FactAsync("1")).IsWithdrawn.ShouldBeTrue();
        await reviewing.SetAsync(afterwards);

        // The first one overturned, the second weighs too little for a mute, and stays removed.
        await reviewing.OverturnAsync((await reviewing.ListAsync()).Single(review => review.Message == new MessageId("1")));
        await reviewing.CarryOutAsync();

        (await reviewing.VerdictsAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Removed);
        var unmute = reviewing.Flow.Asked.Single(due => due.Kind == EnforcementKind.Unmute);
        (await reviewing.Flow.LoggedAsync(unmute))!.ShouldSatisfyAllConditions(row => row.State.ShouldBe(ActState.Done), row => row.By.ShouldBe("mod"));
        (await reviewing.FactAsync("1")).IsWithdrawn.ShouldBeFalse();
        (await reviewing.FactAsync("2")).IsWithdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task Whose_message_was_removed_wrongly_is_told_and_gets_the_words_back_which_no_log_keeps()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "ann", 40, Reviewing.Refused));
        await reviewing.CarryOutAsync();

        await reviewing.OverturnAsync(await reviewing.OnlyAsync());
        await reviewing.CarryOutAsync();

        var notice = reviewing.Flow.Asked.Single(due => due.Id == "post-1-relief");
        notice.Notice.ShouldContain("took the decision about it back");
        notice.Notice.ShouldEndWith(Reviewing.Refused);
        (await reviewing.Flow.LoggedAsync(notice))!.ShouldSatisfyAllConditions(row => row.State.ShouldBe(ActState.Done), row => row.Rule.ShouldNotContain("bad.example"));
    }

    [Fact]
    public async Task A_ban_is_lifted_and_what_the_member_posts_then_is_visible_and_no_strike()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync([.. Enumerable.Range(0, 4).Select(i => An.Message($"{i}", "ann", -200 + (i * Hour), $"{Reviewing.Refused}/{i}"))]);
        await reviewing.CarryOutAsync();
        (await reviewing.ListAsync())[0].Outcome.ShouldBe(Outcome.Banned);

        foreach (var review in await reviewing.ListAsync())
            await reviewing.OverturnAsync(review);
        await reviewing.CarryOutAsync();
        var asked = reviewing.Flow.Asked.Count;
        await reviewing.DeliverAsync(An.Message("9", "ann", 61, "thank you, and good morning everybody"));

        reviewing.Flow.Asked.ShouldContain(due => due.Kind == EnforcementKind.Unban);
        reviewing.Flow.Asked.Count.ShouldBe(asked);
        (await reviewing.VerdictsAsync()).ShouldBeEmpty();
        (await reviewing.FactAsync("9")).IsWithdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mute_that_another_text_still_asks_for_is_not_lifted()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce, rules => rules with { Ladder = new() { MuteAt = 2 } });
        await reviewing.DeliverAsync(An.Message("1", "ann", 40, Reviewing.Refused), An.Message("2", "ann", 42, Reviewing.Refused));
        await reviewing.CarryOutAsync();

        await reviewing.OverturnAsync((await reviewing.ListAsync()).Single(review => review.Message == new MessageId("1")));

        reviewing.Flow.Asked.ShouldNotContain(due => due.Kind == EnforcementKind.Unmute);
    }

    [Fact]
    public async Task An_act_whose_turn_comes_after_its_verdict_was_overturned_is_called_off()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "ann", 40, Reviewing.Refused));

        await reviewing.OverturnAsync(await reviewing.OnlyAsync());
        await reviewing.CarryOutAsync();

        foreach (var due in reviewing.Flow.Asked)
            (await reviewing.Flow.LoggedAsync(due))!.State.ShouldBe(ActState.CalledOff);
        (await reviewing.FactAsync("1")).IsWithdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_moderators_at_once_one_decides_and_the_other_is_told_who()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => i % 2 == 0 ? reviewing.OverturnAsync(review, $"mod{i}") : reviewing.UpholdAsync(review, $"mod{i}"))));

        var done = results.Where(result => result.Outcome == DecideOutcome.Done).ShouldHaveSingleItem();
        results.Where(result => result != done).ShouldAllBe(result => result.Outcome == DecideOutcome.Decided && result.Review!.Decision == done.Review!.Decision);
    }

    [Fact]
    public async Task A_claim_keeps_others_off_until_it_runs_out()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();
        var decide = reviewing.Flow.Get<DecideReview>();

        (await decide.ClaimAsync(An.Club, review.Id, "ann", TestContext.Current.CancellationToken)).Outcome.ShouldBe(DecideOutcome.Done);
        (await decide.ClaimAsync(An.Club, review.Id, "bob", TestContext.Current.CancellationToken)).Outcome.ShouldBe(DecideOutcome.Claimed);
        (await reviewing.UpholdAsync(review, "bob")).Outcome.ShouldBe(DecideOutcome.Claimed);
        reviewing.Flow.Clock.Advance(DecideReview.ClaimFor);

        (await reviewing.UpholdAsync(review, "bob")).Outcome.ShouldBe(DecideOutcome.Done);
    }

    [Fact]
    public async Task Who_comes_after_a_moderator_whose_process_died_does_what_was_left()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();
        await reviewing.Flow.Get<DecideReview>().DecideAsync(An.Club, review.Id, ReviewState.Overturned, "ann", "ours", TestContext.Current.CancellationToken);

        (await reviewing.UpholdAsync(review, "bob")).Outcome.ShouldBe(DecideOutcome.Decided);

        (await reviewing.VerdictsAsync()).ShouldBeEmpty();
        (await reviewing.OnlyAsync()).SettledAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_decision_asked_again_is_the_same_and_does_what_was_left()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();

        // As if the process had died right after the decision was stored.
        await reviewing.Flow.Get<DecideReview>().DecideAsync(An.Club, review.Id, ReviewState.Overturned, "mod", "ours", TestContext.Current.CancellationToken);
        (await reviewing.VerdictsAsync()).ShouldNotBeEmpty();
        await reviewing.OverturnAsync(review);

        (await reviewing.VerdictsAsync()).ShouldBeEmpty();
        (await reviewing.OnlyAsync()).Decisions!.ShouldHaveSingleItem().Reason.ShouldBe("ours");
    }
}
