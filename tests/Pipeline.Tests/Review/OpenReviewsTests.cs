using System.Text.Json;
using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class OpenReviewsTests
{
    [Theory]
    [InlineData(ModerationMode.Shadow)]
    [InlineData(ModerationMode.Enforce)]
    public async Task A_verdict_against_a_text_opens_a_review_with_the_rule_the_evidence_and_the_text(ModerationMode mode)
    {
        await using var reviewing = await Reviewing.InAsync(mode);

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused), An.Message("2", "tom", 51));

        var review = await reviewing.OnlyAsync();
        review.StateAt(reviewing.Flow.Clock.GetUtcNow()).ShouldBe(ReviewState.Open);
        (review.Author, review.Outcome, review.Verdict!.Rule).ShouldBe((An.Id("eve"), Outcome.Removed, RuleNames.RefusedSites));
        review.Verdict.Quote!.ShouldContain("bad.example");
        (await reviewing.TextAsync(review)).ShouldBe(Reviewing.Refused);
    }

    [Fact]
    public async Task A_text_that_comes_again_has_one_review_and_a_decision_stays()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));
        await reviewing.UpholdAsync(await reviewing.OnlyAsync());

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        (await reviewing.OnlyAsync()).Decision!.Is.ShouldBe(ReviewState.Upheld);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_whichever_order_texts_and_facts_come_the_same_reviews_wait(int seed)
    {
        CommunityEvent[] events =
        [
            An.Message("1", "eve", 10, Reviewing.Refused), An.Message("2", "eve", 20, Reviewing.Refused), An.Message("3", "tom", 21, "good morning everybody"),
            An.Edit("3", "tom", 30, Reviewing.Refused), An.Message("4", "ann", 31, "good night"), An.Message("5", "max", 32),
        ];
        var shuffled = events.ToArray();
        new Random(seed).Shuffle(shuffled);

        var inOrder = await WaitingAfterAsync([events]);

        inOrder.Count.ShouldBe(6);
        (await WaitingAfterAsync([.. shuffled.Select(one => (CommunityEvent[])[one]), shuffled[..3]])).ShouldBe(inOrder);
    }

    [Fact]
    public async Task Many_at_once_open_one_review()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused)))));

        (await reviewing.OnlyAsync()).Outcome.ShouldBe(Outcome.Removed);
    }

    [Fact]
    public async Task A_verdict_that_becomes_heavier_changes_its_open_review()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("2", "eve", 55, Reviewing.Refused));

        await reviewing.DeliverAsync(An.Message("1", "eve", 40, Reviewing.Refused));

        (await reviewing.ListAsync()).Select(review => (review.Message!.Value.Value, review.Outcome)).ShouldBe([("2", Outcome.Muted), ("1", Outcome.Removed)]);
    }

    [Fact]
    public async Task What_turns_out_to_be_by_staff_is_withdrawn_and_its_text_is_shown_no_more()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "ann", 50, Reviewing.Refused));

        await reviewing.DeliverAsync(An.Role("ann", 0, isStaff: true));

        var review = await reviewing.OnlyAsync();
        review.StateAt(reviewing.Flow.Clock.GetUtcNow()).ShouldBe(ReviewState.Withdrawn);
        (await reviewing.TextAsync(review)).ShouldBeNull();
        (await reviewing.UpholdAsync(review)).Outcome.ShouldBe(DecideOutcome.Withdrawn);
    }

    [Fact]
    public async Task What_the_breaker_held_back_says_so()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce, rules => rules with { Ladder = new() { MostActsPerHour = 1 } });

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused), An.Message("2", "tom", 51, Reviewing.Refused));

        (await reviewing.ListAsync()).Select(review => (review.Message!.Value.Value, review.IsHeld)).ShouldBe([("2", true), ("1", false)]);
    }

    [Fact]
    public async Task Own_messages_of_bots_and_those_of_staff_open_none()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce, rules => rules with { AuditPerThousand = 1000 });
        await reviewing.DeliverAsync(An.Role("ann", 0, isStaff: true));

        await reviewing.DeliverAsync(
            An.Message("1", "log", 50, $"removed: {Reviewing.Refused}", isBot: true), An.Message("2", "ann", 51, $"please do not post {Reviewing.Refused}"));

        (await reviewing.ListAsync()).ShouldBeEmpty();
        reviewing.Flow.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_mode_off_nothing_is_looked_at()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Off, rules => rules with { AuditPerThousand = 1000 });

        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        (await reviewing.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_draws_its_share_of_what_was_let_pass_and_the_same_again()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow, rules => rules with { AuditPerThousand = 250 });
        CommunityEvent[] messages = [.. Enumerable.Range(0, 80).Select(i => An.Message($"{i}", $"member{i}", -600 + (i * 8), $"good morning number {i}, see you"))];

        await reviewing.DeliverAsync(messages);
        var drawn = await reviewing.ListAsync();
        await reviewing.DeliverAsync([.. messages, .. messages]);

        drawn.Count.ShouldBeInRange(8, 34);
        drawn.ShouldAllBe(review => review.AuditRate == 0.25 && review.Reasons.Single() == ReviewReason.Audit);
        (await reviewing.ListAsync()).Select(review => review.Id).ShouldBe(drawn.Select(review => review.Id));
        (await reviewing.TextAsync(drawn[0])).ShouldNotBeNull();
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync([.. Enumerable.Range(0, 7).Select(i => An.Message($"{i}", $"eve{i}", -i * 60 * 24 * 9, Reviewing.Refused))]);
        var reviews = reviewing.Flow.Get<ReadReviews>();

        var (listed, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await reviews.ListAsync(An.Club, new(), after, 3, TestContext.Current.CancellationToken);
            listed.AddRange(page.Reviews.Select(review => review.Message!.Value.Value));
            after = page.Next;
        }
        while (after is not null);

        listed.ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);
    }

    [Fact]
    public async Task What_its_author_deletes_is_nobodys_to_read_also_an_edit_and_also_when_the_deletion_comes_first()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow, rules => rules with { AuditPerThousand = 1000 });
        await reviewing.DeliverAsync(An.Message("1", "eve", 40, "good morning"), An.Edit("1", "eve", 41, "good evening"));

        await reviewing.DeliverAsync(An.Deletion("1", 50), An.Deletion("2", 50));
        await reviewing.DeliverAsync(An.Message("2", "eve", 42, "good night"));

        (await reviewing.ListAsync()).Count.ShouldBe(3);
        (await reviewing.Store.RangeAsync(Tables.HeldTexts, An.Club.Value, cancellationToken: TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("eve", false)]
    [InlineData("mod", true)]
    public async Task Where_we_remove_nothing_a_deletion_is_the_authors_wish_unless_somebody_else_did_it(string? by, bool isHeld)
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        await reviewing.DeliverAsync(An.Deletion("1", 51) with { By = by is null ? null : An.Id(by) });

        (await reviewing.TextAsync(await reviewing.OnlyAsync()) is not null).ShouldBe(isHeld);
    }

    [Fact]
    public async Task A_platform_that_tells_of_our_own_removal_does_not_take_the_text_from_the_reviewer()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused));

        await reviewing.DeliverAsync(An.Deletion("1", 51));

        (await reviewing.TextAsync(await reviewing.OnlyAsync())).ShouldBe(Reviewing.Refused);
    }

    private static async Task<IReadOnlyList<string>> WaitingAfterAsync(IReadOnlyList<CommunityEvent[]> batches)
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Shadow, rules => rules with { AuditPerThousand = 1000 });
        foreach (var batch in batches)
            await reviewing.DeliverAsync(batch);

        var waiting = new List<string>();
        foreach (var review in await reviewing.ListAsync(new()))
            waiting.Add($"{JsonSerializer.Serialize(review)} {await reviewing.TextAsync(review)}");
        return waiting;
    }
}
