using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Text;

/// <summary>Texts written for this test, which no model has learnt from: plain cases that new models must not lose.</summary>
public sealed class FigureGuardTests
{
    private static readonly Evaluation Figures = EvaluateTexts.Run(
        LabeledFile.Read(Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Text", "guard.jsonl"), task: null), TextScorer.Default);

    [Fact]
    public void No_honest_talk_about_money_is_flagged() =>
        Figures.Spam!.Mistakes.Where(mistake => mistake.Label == "0").Select(mistake => mistake.Text).ShouldBeEmpty();

    [Fact]
    public void Plain_spam_and_scams_are_flagged_in_both_languages() =>
        Figures.Spam!.Mistakes.Where(mistake => mistake.Label == "1").Select(mistake => mistake.Text).ShouldBeEmpty();

    [Fact]
    public void Swearing_at_things_is_no_attack_and_attacks_are_found()
    {
        Figures.Toxic!.Mistakes.Where(mistake => mistake.Label == "0").Select(mistake => mistake.Text).ShouldBeEmpty();
        Figures.Toxic.All.Recall!.Value.ShouldBeGreaterThanOrEqualTo(0.85);
    }

    [Fact]
    public void Questions_are_told_from_the_rest() => Figures.Kind!.ByKind["question"].F1!.Value.ShouldBeGreaterThanOrEqualTo(0.8);

    [Fact]
    public void A_scam_is_told_from_spam_that_only_sells()
    {
        TextScorer.Default.Score("Support team: your wallet will be suspended, verify your seed phrase at http://wallet-verify.top").Scam.ShouldBeGreaterThan(0.7f);
        TextScorer.Default.Score("Buy followers and likes cheap, order here http://bestsmmpanel.top, discount today").Scam.ShouldBeLessThan(0.5f);
    }
}
