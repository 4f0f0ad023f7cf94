using System.Text.RegularExpressions;
using Pipeline.Text;
using Pipeline.Text.Training;

namespace Pipeline.Tests.Text;

public sealed partial class TrainingTests
{
    private static readonly LexiconParts Lexicon = LexiconCompiler.Compile(CuePhrases.Own(), []);

    [Fact]
    public void The_same_texts_give_the_same_weights()
    {
        var texts = TrainModels.Learn(GrammarTexts.Write(3).Take(300), Lexicon);

        var (first, _) = new ModelFit(texts).Run([Output.Unwanted], _ => { });
        var (second, _) = new ModelFit(texts).Run([Output.Unwanted], _ => { });

        first.Weights.SequenceEqual(second.Weights).ShouldBeTrue();
        first.Scales.ShouldBe(second.Scales);
        first.Biases.ShouldBe(second.Biases);
        first.Weights.ContainsAnyExcept((sbyte)0).ShouldBeTrue();
    }

    [Fact]
    public void What_is_trained_and_what_is_scored_are_the_same_sums()
    {
        var texts = TrainModels.Learn(GrammarTexts.Write(5).Take(400), Lexicon);
        var (weights, calibrations) = new ModelFit(texts).Run([Output.Unwanted], _ => { });
        var scorer = new TextScorer(new(new byte[32], Lexicon, weights, calibrations, Thresholds.Chosen));

        foreach (var text in texts.Where(text => text.Text.Text.Length < 200).Take(50))
        {
            var logit = weights.Biases[Output.Unwanted];
            for (var i = 0; i < text.Vector.Rows.Length; i++)
                logit += weights[text.Vector.Rows[i], Output.Unwanted] * text.Vector.Values[i];

            scorer.Score(text.Text.Text).Unwanted.ShouldBe(calibrations[Output.Unwanted].Probability(logit), 1e-3f, text.Text.Text);
        }
    }

    [Fact]
    public void A_calibration_finds_the_slope_and_shift_that_made_the_labels()
    {
        var random = new Random(1);
        var unseen = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var logit = (float)((random.NextDouble() * 10) - 5);
            return (logit, random.NextDouble() < 1 / (1 + Math.Exp(-((0.7 * logit) - 0.4))), 1f);
        }).ToList();

        var calibration = PlattFit.To(unseen);

        calibration.Slope.ShouldBe(0.7f, 0.05f);
        calibration.Shift.ShouldBe(-0.4f, 0.1f);
    }

    [Fact]
    public void Grammars_write_the_same_for_a_seed_and_leave_no_choice_open()
    {
        var texts = GrammarTexts.Write(1).Select(text => text.Text).ToList();

        texts.ShouldBe(GrammarTexts.Write(1).Select(text => text.Text));
        texts.Where(text => Open().IsMatch(text)).ShouldBeEmpty();
        texts.Count.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void Every_way_of_evasion_leaves_signs_of_itself()
    {
        const string text = "please contact me for the free bonus and subscribe to my channel";
        var random = new Random(2);
        var plain = TextVector.Of(text, new(Lexicon));

        foreach (var evaded in Enumerable.Range(0, 40).Select(_ => Evasion.Apply(text, random)).Where(evaded => evaded != text))
            TextVector.Of(evaded, new(Lexicon)).Rows.ShouldNotBe(plain.Rows, evaded);
    }

    [GeneratedRegex(@"[{}|]|<\w+>")]
    private static partial Regex Open();
}
