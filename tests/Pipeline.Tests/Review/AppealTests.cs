using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class AppealTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_notice_tells_the_rule_and_how_to_appeal_and_the_log_keeps_no_link()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        var warning = reviewing.Flow.Asked.Single(due => due.Kind == EnforcementKind.Warn);
        warning.Notice.ShouldStartWith(warning.Rule);
        warning.Notice.ShouldContain("tell a moderator");
        warning.Rule.ShouldNotContain("moderator");
        reviewing.Flow.Asked.Where(due => due.Kind != EnforcementKind.Warn).ShouldAllBe(due => due.Beside == null);
    }

    [Fact]
    public async Task An_appeal_comes_first_in_the_queue_with_the_members_words_and_counts_once()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 10, Reviewing.Refused), An.Message("2", "tom", 20, Reviewing.Refused), An.Message("3", "max", 30, Reviewing.Refused));
        var oldest = (await reviewing.ListAsync())[^1];

        (await AppealAsync(reviewing, oldest, "it is my own shop")).State.ShouldBe(AppealState.Asked);
        (await AppealAsync(reviewing, oldest, "and another thing")).State.ShouldBe(AppealState.Asked);

        (await reviewing.ListAsync(new())).Select(review => review.Message!.Value.Value).ShouldBe(["1", "3", "2"]);
        var appealed = (await reviewing.ListAsync(new(Reason: ReviewReason.Appeal))).ShouldHaveSingleItem();
        (await reviewing.Flow.Get<HoldTexts>().FindAsync(appealed, HeldKind.Appeal, Cancelled)).ShouldBe("it is my own shop");
    }

    [Fact]
    public async Task What_was_upheld_before_is_looked_at_once_more_and_then_it_stays()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();
        await reviewing.UpholdAsync(review, "ann");
        reviewing.Flow.Clock.Advance(TimeSpan.FromHours(1));

        await AppealAsync(reviewing, review, "");
        (await reviewing.OnlyAsync()).StateAt(reviewing.Flow.Clock.GetUtcNow()).ShouldBe(ReviewState.Open);
        reviewing.Flow.Clock.Advance(TimeSpan.FromHours(1));
        await reviewing.UpholdAsync(review, "bob");

        (await AppealAsync(reviewing, review, "please")).State.ShouldBe(AppealState.Upheld);
        (await reviewing.OnlyAsync()).Decisions!.Select(decision => decision.By).ShouldBe(["ann", "bob"]);
    }

    [Fact]
    public async Task An_appeal_that_is_granted_says_so_and_cannot_be_asked_again()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();
        await AppealAsync(reviewing, review, "it is my own shop");
        reviewing.Flow.Clock.Advance(TimeSpan.FromHours(1));

        await reviewing.OverturnAsync(review);

        (await AppealAsync(reviewing, review, "thank you")).State.ShouldBe(AppealState.TakenBack);
        (await reviewing.ListAsync(new())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_was_made_up_is_good_for_nothing_and_an_old_one_is_over()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        var review = await reviewing.OnlyAsync();
        var token = reviewing.Flow.Get<AppealLinks>().TokenOf(new(An.Club, review.Id));
        var appeals = reviewing.Flow.Get<ReceiveAppeal>();

        foreach (var forged in (string[])[token[..^1] + (token[^1] == '0' ? '1' : '0'), token.Replace("club", "pub", StringComparison.Ordinal), $"club.{review.Id}.", "", "a.b.c.d"])
            (await appeals.HandleAsync(forged, "let me in", Cancelled)).State.ShouldBe(AppealState.Unknown);
        reviewing.Flow.Clock.Advance(TimeSpan.FromDays(31));
        (await appeals.HandleAsync(token, "late", Cancelled)).State.ShouldBe(AppealState.Over);

        (await reviewing.OnlyAsync()).AppealedAt.ShouldBeNull();
    }

    private static Task<AppealView> AppealAsync(Reviewing reviewing, ReviewCase review, string words) =>
        reviewing.Flow.Get<ReceiveAppeal>().HandleAsync(reviewing.Flow.Get<AppealLinks>().TokenOf(new(review.Community, review.Id)), words, Cancelled);
}
