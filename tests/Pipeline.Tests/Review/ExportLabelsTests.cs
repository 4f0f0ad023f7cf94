using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class ExportLabelsTests
{
    private const string Spam = "Earn 500 $ a day from home, no experience needed, write to me in private now";

    [Fact]
    public void Only_what_was_decided_about_words_becomes_a_label_and_each_text_one()
    {
        var export = ExportLabels.Of([
            (Spam, Decided(ReviewState.Upheld, RuleNames.NoSpam)), (Spam, Decided(ReviewState.Upheld, RuleNames.NoSpam)),
            ("send me your seed phrase", Decided(ReviewState.Upheld, RuleNames.NoScams)),
            ("you are an idiot", Decided(ReviewState.Upheld, RuleNames.Respect)),
            ("good morning everybody", Decided(ReviewState.Upheld, RuleNames.NoFlood)),
            ("our own shop has a sale", Decided(ReviewState.Overturned, RuleNames.NoSpam)),
            ("see you at noon", Decided(ReviewState.Upheld, rule: null)),
            ("something moderators found bad", Decided(ReviewState.Overturned, rule: null))]);

        export.Labels.ShouldBe([
            new(Spam, "spam"), new("send me your seed phrase", "scam"), new("you are an idiot", "toxic"), new("our own shop has a sale", "ok"), new("see you at noon", "ok")]);
        export.Left.ShouldBe(2);
    }

    [Fact]
    public void A_text_about_which_moderators_disagree_is_no_label()
    {
        var export = ExportLabels.Of([(Spam, Decided(ReviewState.Upheld, RuleNames.NoSpam)), (Spam.ToUpperInvariant(), Decided(ReviewState.Overturned, RuleNames.NoSpam))]);

        export.Labels.ShouldBeEmpty();
        export.Contradicted.ShouldBe(1);
    }

    [Fact]
    public async Task A_ban_teaches_nothing_before_a_person_decided()
    {
        await using var reviewing = await Reviewing.InAsync(ModerationMode.Enforce, rules => rules with { Ladder = new() { MuteAt = 1, BanAt = 1 } });
        await reviewing.DeliverAsync(An.Message("1", "eve", 50, Reviewing.Refused), An.Message("2", "tom", 51, Reviewing.Refused));
        (await reviewing.ListAsync()).ShouldAllBe(review => review.Outcome == Outcome.Banned);

        (await ExportAsync(reviewing)).Labels.ShouldBeEmpty();
        await reviewing.OverturnAsync((await reviewing.ListAsync())[0]);

        (await ExportAsync(reviewing)).Labels.ShouldBe([new(Reviewing.Refused, "ok")]);
        reviewing.Flow.Clock.Advance(TimeSpan.FromDays(1));
        (await ExportAsync(reviewing)).Labels.ShouldBeEmpty();
    }

    private static Task<LabelExport> ExportAsync(Reviewing reviewing) =>
        reviewing.Flow.Get<ExportLabels>().HandleAsync(An.Club, TestContext.Current.CancellationToken);

    private static ReviewCase Decided(ReviewState decision, string? rule)
    {
        var review = new ReviewCase
        {
            Community = An.Club,
            Id = "review",
            TextAt = An.At(0),
            OpenedAt = An.At(0),
            Decisions = [new(decision, An.At(1), "mod", "seen")],
        };
        return rule is null ? review : review with
        {
            Verdict = new()
            {
                Community = An.Club,
                Channel = new("general"),
                Message = new("1"),
                Text = new("e"),
                Author = An.Id("eve"),
                TextAt = An.At(0),
                Outcome = Outcome.Removed,
                Severity = Outcome.Removed,
                Findings = [new("check", Outcome.Removed, "seen", rule)],
                Version = "checks-1",
            },
        };
    }
}
