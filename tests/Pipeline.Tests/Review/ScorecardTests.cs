using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class ScorecardTests
{
    private static readonly DateTimeOffset Now = An.At(60 * 24 * 20);

    private static readonly Community Club = new() { Id = An.Club };

    private int _next;

    [Theory]
    [InlineData(Outcome.Removed, ReviewState.Upheld, 1, 0, 0, 0)]
    [InlineData(Outcome.Flagged, ReviewState.Overturned, 0, 1, 0, 0)]
    [InlineData(Outcome.Allowed, ReviewState.Overturned, 0, 0, 1, 0)]
    [InlineData(Outcome.Allowed, ReviewState.Upheld, 0, 0, 0, 1)]
    public void A_flag_that_moderators_reject_on_what_was_let_pass_is_a_true_negative_and_a_confirmed_one_a_miss(
        Outcome outcome, ReviewState decision, int truePositives, int falsePositives, int falseNegatives, int trueNegatives)
    {
        var card = Card([Review(outcome, decision)]);

        card.Matrix.ShouldBe(new(truePositives, falsePositives, falseNegatives, trueNegatives));
    }

    [Fact]
    public void Where_nothing_was_reviewed_there_is_no_figure()
    {
        foreach (var card in (ScorecardReport[])[Card([]), Card([Review(Outcome.Removed), Review(Outcome.Flagged), Review(Outcome.Allowed, auditRate: 0.02)])])
        {
            (card.Precision.Value, card.FlagPrecision.Value, card.Recall.Value).ShouldBe((null, null, null));
            (card.ToRelief.MedianMinutes, card.ToAction.MedianMinutes, card.OverModeration.CameBack.Value).ShouldBe((null, null, null));
        }

        Card([], messages: 0, active: 0).OverModeration.Messages.Value.ShouldBeNull();
    }

    [Fact]
    public void One_wrong_removal_in_two_hundred_messages_of_twenty_five_members()
    {
        var card = Card([Review(Outcome.Removed, ReviewState.Overturned), Review(Outcome.Flagged, ReviewState.Overturned)], messages: 200, active: 25);

        (card.OverModeration.Messages.Value, card.OverModeration.Members.Value).ShouldBe((0.005, 0.04));
        card.OverModeration.Messages.High.ShouldBe(0.0278);
    }

    [Fact]
    public void Precision_is_of_removals_that_were_decided_and_flags_are_counted_apart()
    {
        var card = Card([
            Review(Outcome.Removed, ReviewState.Upheld), Review(Outcome.Muted, ReviewState.Upheld), Review(Outcome.Banned, ReviewState.Overturned), Review(Outcome.Removed),
            Review(Outcome.Flagged, ReviewState.Upheld), Review(Outcome.Warned, ReviewState.Overturned)]);

        (card.Precision.Numerator, card.Precision.Denominator, card.FlagPrecision.Numerator, card.FlagPrecision.Denominator).ShouldBe((2, 3, 1, 2));
        card.Waiting.ShouldBe(1);
    }

    [Fact]
    public void Recall_weighs_the_sample_by_its_rate_and_counts_what_was_reported_once()
    {
        // Eight found; of a sample of one in fifty, one of four was missed, which stands for fifty of two hundred; two more were reported, one of them drawn as well.
        var card = Card([
            .. Enumerable.Range(0, 8).Select(_ => Review(Outcome.Removed, ReviewState.Upheld)),
            .. Enumerable.Range(0, 3).Select(_ => Review(Outcome.Allowed, ReviewState.Upheld, auditRate: 0.02)),
            Review(Outcome.Allowed, ReviewState.Overturned, auditRate: 0.02),
            Review(Outcome.Allowed, ReviewState.Overturned, isReported: true),
            Review(Outcome.Allowed, ReviewState.Overturned, auditRate: 0.02, isReported: true)]);

        (card.Recall.Caught, card.Recall.Missed, card.Recall.Audited).ShouldBe((8, 52, 4));
        card.Recall.Value.ShouldBe(0.1333);
        card.Recall.Low!.Value.ShouldBeLessThan(0.1333);
        card.Recall.High!.Value.ShouldBeGreaterThan(0.1333);
    }

    [Fact]
    public void What_was_not_decided_yet_is_taken_for_like_its_like()
    {
        var card = Card([
            Review(Outcome.Removed, ReviewState.Upheld), Review(Outcome.Removed),
            Review(Outcome.Flagged, ReviewState.Upheld), Review(Outcome.Flagged, ReviewState.Overturned), Review(Outcome.Flagged), Review(Outcome.Flagged),
            Review(Outcome.Allowed, ReviewState.Upheld, auditRate: 0.5)]);

        (card.Recall.Caught, card.Recall.Missed, card.Recall.Value).ShouldBe((4, 0, 1));
    }

    [Fact]
    public void Lengths_are_medians_and_what_came_back_is_of_those_who_are_known()
    {
        var facts = new ScorecardFacts(
            [Review(Outcome.Removed, ReviewState.Overturned)], 100, 10,
            [TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)],
            new Dictionary<MemberId, bool?> { [An.Id("ann")] = true, [An.Id("bob")] = false, [An.Id("eve")] = null });

        var card = Scorecard.Of(Club, facts, An.At(0), Now);

        card.ToAction.ShouldBe(new(3, 2, 3));
        card.ToRelief.ShouldBe(new(1, 30, 30));
        (card.OverModeration.CameBack.Numerator, card.OverModeration.CameBack.Denominator).ShouldBe((1, 2));
    }

    [Fact]
    public void Scores_are_told_by_rule_and_by_versions()
    {
        var card = Card([
            Review(Outcome.Removed, ReviewState.Upheld, rule: RuleNames.NoSpam), Review(Outcome.Removed, ReviewState.Overturned, rule: RuleNames.NoFlood),
            Review(Outcome.Allowed, ReviewState.Overturned, auditRate: 0.02)]);

        card.ByRule.Select(rule => (rule.Name, rule.Precision.Value, rule.Overturned)).ShouldBe([("no-flood", 0, 1), ("no-spam", 1, 0)]);
        card.ByChecks.ShouldHaveSingleItem().Matrix.ShouldBe(new(1, 1, 0, 0));
        card.ByModels.ShouldHaveSingleItem().ShouldSatisfyAllConditions(models => models.Name.ShouldBe("models-1"), models => models.Matrix.ShouldBe(new(1, 1, 1, 0)));
    }

    [Fact]
    public async Task It_is_read_from_what_happened_and_knows_who_came_back()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce);
        await reviewing.DeliverAsync(An.Message("1", "ann", 40, Reviewing.Refused), An.Message("2", "eve", 41, Reviewing.Refused));
        await reviewing.CarryOutAsync();
        await reviewing.Store.PutAsync(
            Tables.Metrics, [new Metric { Community = An.Club, Day = new(2026, 7, 1), Messages = 50, Active30 = 20 }], TestContext.Current.CancellationToken);
        foreach (var review in await reviewing.ListAsync())
            await (review.Author == An.Id("ann") ? reviewing.OverturnAsync(review) : reviewing.UpholdAsync(review));
        await reviewing.DeliverAsync(An.Message("3", "ann", 70, "thank you"));

        var card = (await reviewing.Flow.Get<ReadScorecard>().HandleAsync(An.Club, 30, TestContext.Current.CancellationToken))!;

        card.Matrix.ShouldBe(new(1, 1, 0, 0));
        (card.OverModeration.Messages.Value, card.OverModeration.Members.Value, card.OverModeration.CameBack.Value).ShouldBe((0.02, 0.05, 1));
        card.ToAction.Count.ShouldBe(2);
        card.ToRelief.MedianMinutes.ShouldBe(20);
    }

    private static ScorecardReport Card(IReadOnlyList<ReviewCase> reviews, int messages = 1_000, int active = 50) =>
        Scorecard.Of(Club, new(reviews, messages, active, [], new Dictionary<MemberId, bool?>()), An.At(0), Now);

    private ReviewCase Review(
        Outcome outcome, ReviewState? decision = null, double? auditRate = null, bool isReported = false, string rule = RuleNames.NoSpam)
    {
        var (id, at) = ($"{_next++}", An.At(_next));
        var review = new ReviewCase
        {
            Community = An.Club,
            Id = ReviewId.Of(at, new("general"), new(id), edit: null),
            TextAt = at,
            Channel = new("general"),
            Message = new(id),
            Text = new(id),
            Author = An.Id($"member{id}"),
            OpenedAt = at,
            Models = "models-1",
            AuditRate = auditRate,
            Reports = isReported ? [new(new("r"), An.Id("ann"), at, ReviewReport.Enough, null)] : null,
            Decisions = decision is { } decided ? [new(decided, at.AddMinutes(30), "mod", "seen")] : null,
        };
        return outcome == Outcome.Allowed ? review : review with
        {
            Verdict = new()
            {
                Community = An.Club,
                Channel = new("general"),
                Message = new(id),
                Text = new(id),
                Author = review.Author.Value,
                TextAt = at,
                Outcome = outcome,
                Severity = outcome,
                Findings = [new("check", outcome, "seen", rule)],
                Version = "checks-1",
            },
        };
    }
}
