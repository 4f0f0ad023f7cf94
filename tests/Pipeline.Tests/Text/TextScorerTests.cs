using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class TextScorerTests
{
    private const string Scam = "Support here: your account will be blocked today, send us the code from the sms to keep it";
    private static readonly TextScorer Scorer = TextScorer.Default;

    [Fact]
    public void Scoring_allocates_nothing_once_a_thread_has_scored_a_few()
    {
        string[] texts =
        [
            Scam, "thanks, that helped", string.Join(' ', Enumerable.Repeat(Scam, 12)),
            "b o n u s 💰 bo💰nus за​работок 𝐛𝐨𝐧𝐮𝐬 1d10t http://t.me/+abc",
        ];
        var sum = ScoreAll(texts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        sum += ScoreAll(texts);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Spam_and_scam_exclude_each_other_and_every_score_is_a_probability()
    {
        foreach (var text in (string[])[Scam, "", "?", "👍", "how do I withdraw my commission?", new('a', 70_000)])
        {
            var scores = Scorer.Score(text);

            foreach (var probability in (float[])[scores.Spam, scores.Scam, scores.Toxic, scores.Recommends, scores.KindProbability])
                probability.ShouldBeInRange(0, 1);
            scores.Unwanted.ShouldBe(scores.Spam + scores.Scam);
            scores.Unwanted.ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void A_calibration_never_gives_a_higher_sum_a_lower_probability()
    {
        var calibrations = ModelFile.Read(Resource.Bytes(ModelFile.ResourceName)).Calibrations.Take(Output.Recommends + 1).ToList();

        calibrations.ShouldAllBe(calibration => calibration.Slope > 0);
        foreach (var calibration in calibrations)
        {
            var probabilities = Enumerable.Range(-20, 41).Select(logit => calibration.Probability(logit)).ToList();
            probabilities.ShouldBeInOrder();
            probabilities.ShouldAllBe(probability => probability >= 0 && probability <= 1);
        }
    }

    [Fact]
    public void Thresholds_fall_with_sensitivity_and_removing_needs_more_than_flagging()
    {
        foreach (var task in Enum.GetValues<TextTask>())
        {
            foreach (var use in Enum.GetValues<TextUse>())
            {
                Scorer.Thresholds.For(task, use, Sensitivity.Low).ShouldBeGreaterThan(Scorer.Thresholds.For(task, use));
                Scorer.Thresholds.For(task, use).ShouldBeGreaterThan(Scorer.Thresholds.For(task, use, Sensitivity.High));
            }

            Scorer.Thresholds.For(task, TextUse.Remove, Sensitivity.High).ShouldBeGreaterThan(Scorer.Thresholds.For(task, TextUse.Flag));
        }
    }

    [Fact]
    public void A_bad_paragraph_is_not_hidden_by_honest_text_around_it()
    {
        var honest = string.Concat(Enumerable.Repeat("We met on friday and talked about the new report, it was a good evening and the coffee was fine.\n", 12));

        Scorer.Score(honest).Unwanted.ShouldBeLessThan(0.2f);
        Scorer.Score($"{honest}{Scam}. Pay the activation fee of 50 usdt to this wallet, write to @support_desk_24 in private\n{honest}")
            .Unwanted.ShouldBeGreaterThan(0.5f);
    }

    [Theory]
    [InlineData("how can I change my password?", TextLanguage.English)]
    [InlineData("как мне поменять пароль, кто знает?", TextLanguage.Russian)]
    [InlineData("¿cómo puedo cambiar mi contraseña en esta página?", TextLanguage.Spanish)]
    [InlineData("wie kann ich mein passwort ändern und wo finde ich das?", TextLanguage.German)]
    [InlineData("como eu posso mudar a minha senha, não sei onde fica?", TextLanguage.Portuguese)]
    [InlineData("👍👍", TextLanguage.Unknown)]
    public void The_language_is_told_by_the_words_that_hold_sentences_together(string text, TextLanguage language) =>
        Scorer.Score(text).Language.ShouldBe(language);

    private static float ScoreAll(string[] texts)
    {
        var sum = 0f;
        foreach (var text in texts)
            sum += Scorer.Score(text).Unwanted;

        return sum;
    }
}
