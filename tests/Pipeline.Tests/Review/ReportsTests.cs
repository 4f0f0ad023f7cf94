using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class ReportsTests
{
    private const double Day = 24 * 60;

    private static ReviewFilter Reported => new(Reason: ReviewReason.Reports);

    [Fact]
    public async Task A_members_report_opens_a_review_of_the_message_and_counts_once()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync(An.Message("1", "eve", 40));

        await reviewing.DeliverAsync(Report("a", "ann", "1", 50), Report("a", "ann", "1", 50));
        await reviewing.DeliverAsync(Report("b", "ann", "1", 51));

        var review = (await reviewing.ListAsync(Reported)).ShouldHaveSingleItem();
        (review.Author, review.Outcome).ShouldBe((An.Id("eve"), Outcome.Allowed));
        review.Reports!.ShouldHaveSingleItem().Weight.ShouldBe(1);
    }

    [Fact]
    public async Task Two_newcomers_weigh_as_much_as_one_member_and_the_evidence_says_so()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync(An.Message("1", "eve", 40), An.Message("2", "new", 41), An.Message("3", "newer", 42));

        await reviewing.DeliverAsync(Report("a", "new", "1", 50));
        (await reviewing.ListAsync(Reported)).ShouldBeEmpty();
        await reviewing.DeliverAsync(Report("b", "newer", "1", 51));

        (await reviewing.ListAsync(Reported)).ShouldHaveSingleItem().Reports!.ShouldAllBe(report => report.Weight == 0.5 && report.Why!.Contains("an account that"));
    }

    [Fact]
    public async Task A_brigade_of_new_accounts_only_ever_opens_a_review()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "eve", 40));

        await reviewing.DeliverAsync([.. Enumerable.Range(0, 30).Select(i => Report($"r{i}", $"sock{i}", "1", 45 + (i * 0.1)))]);

        (await reviewing.ListAsync(Reported)).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Allowed);
        reviewing.Flow.Asked.ShouldBeEmpty();
        (await reviewing.VerdictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task From_the_sixth_report_of_a_day_on_a_member_is_not_counted()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync([.. Enumerable.Range(0, 6).Select(i => An.Message($"{i}", $"eve{i}", 30 + i))]);

        for (var i = 0; i < 6; i++)
            await reviewing.DeliverAsync(Report($"r{i}", "ann", $"{i}", 50 + i));

        (await reviewing.ListAsync(Reported)).Select(review => review.Message!.Value.Value).Order().ShouldBe(["0", "1", "2", "3", "4"]);
        (await reviewing.ListAsync()).Single(review => review.Message == new MessageId("5")).Reports!.Single().Why.ShouldBe("report 6 of this member within a day, of at most 5");
    }

    [Fact]
    public async Task Whose_reports_were_mostly_dismissed_is_not_counted_for_a_month()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync([.. Enumerable.Range(0, 5).Select(i => An.Message($"{i}", $"eve{i}", 30 + i))]);
        for (var i = 0; i < 3; i++)
        {
            await reviewing.DeliverAsync(Report($"r{i}", "ann", $"{i}", 50 + i));
            await reviewing.UpholdAsync((await reviewing.ListAsync(Reported)).Single());
        }

        await reviewing.DeliverAsync(Report("r3", "ann", "3", 55));
        (await reviewing.ListAsync(Reported)).ShouldBeEmpty();
        reviewing.Flow.Clock.Advance(TimeSpan.FromDays(31));
        await reviewing.DeliverAsync(Report("r4", "ann", "4", 31 * Day));

        (await reviewing.ListAsync(Reported)).ShouldHaveSingleItem().Message.ShouldBe(new MessageId("4"));
    }

    [Fact]
    public async Task Staff_is_always_heard_and_nobody_reports_an_own_message()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync(An.Role("mod", 20, isStaff: true), An.Message("1", "eve", 40), An.Message("2", "ann", 41));

        await reviewing.DeliverAsync(Report("a", "mod", "1", 50), Report("b", "ann", "2", 50));

        (await reviewing.ListAsync()).ShouldHaveSingleItem().Message.ShouldBe(new MessageId("1"));
    }

    [Fact]
    public async Task What_a_person_decided_is_not_opened_again_by_reports()
    {
        await using var reviewing = await ClubAsync();
        await reviewing.DeliverAsync(An.Message("1", "eve", 40), Report("a", "ann", "1", 50));
        await reviewing.UpholdAsync(await reviewing.OnlyAsync());

        await reviewing.DeliverAsync(Report("b", "bob", "1", 55));

        (await reviewing.ListAsync(new())).ShouldBeEmpty();
        (await reviewing.OnlyAsync()).Reports!.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_that_was_never_seen_and_a_member_alone_can_be_reported()
    {
        await using var reviewing = await ClubAsync();

        await reviewing.DeliverAsync(Report("a", "ann", "unseen", 50), Report("b", "bob", "unseen", 51), Report("c", "ann", message: null, 52, reported: "eve"));

        var reviews = await reviewing.ListAsync(Reported);
        reviews.Count.ShouldBe(2);
        reviews.Single(review => review.Message is null).Author.ShouldBe(An.Id("eve"));
        reviews.Single(review => review.Message is not null).Reports!.Count.ShouldBe(2);
    }

    // Ann and Bob have been here for a while.
    private static async Task<Reviewing> ClubAsync()
    {
        var reviewing = await Reviewing.InAsync(ModerationMode.Shadow);
        await reviewing.DeliverAsync(An.Message("a0", "ann", -9 * Day), An.Message("b0", "bob", -9 * Day));
        return reviewing;
    }

    private static MemberReported Report(string id, string by, string? message, double at, string? reported = null) => new()
    {
        Id = new($"report-{id}"),
        Community = An.Club,
        Connection = new("bot"),
        Source = Source.Telegram,
        At = An.At(at),
        Reporter = An.Member(by),
        Reported = reported is null ? null : An.Id(reported),
        Channel = message is null ? null : new("general"),
        Message = message is null ? null : new(message),
    };
}
