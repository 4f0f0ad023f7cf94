using System.Text.Json;
using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class EvaluateTextsTests : IDisposable
{
    private const string Spam = "Earn $500 a day from home, no experience needed! Limited seats, write me in private now https://t.me/+easyMoney777";
    private const string Honest = "thanks everyone, see you at the meetup tomorrow";
    private readonly TempFolder _folder = TempFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_count_what_was_found_missed_and_flagged_wrongly()
    {
        // Two found, one missed because it is no spam at all, one flagged that is labelled as honest, three passed.
        var file = Write([(Spam, 1), (Spam + " hurry", 1), (Honest, 1), (Spam + " ok", 0), (Honest + "!", 0), ("good morning", 0), ("ok thanks", 0)]);

        var figures = EvaluateTexts.Run(LabeledFile.Read(file, EvaluatedTask.Spam), TextScorer.Default).Spam!;

        figures.All.ShouldBe(new(TruePositives: 2, FalsePositives: 1, FalseNegatives: 1, TrueNegatives: 3));
        figures.All.Precision!.Value.ShouldBe(2 / 3.0, 1e-9);
        figures.All.F1!.Value.ShouldBe(2 / 3.0, 1e-9);
        figures.All.FalsePositiveRate!.Value.ShouldBe(0.25, 1e-9);
        figures.BySource["mine"].Texts.ShouldBe(7);
        figures.Mistakes.Select(mistake => (mistake.Label, mistake.Said)).ShouldBe([("1", "0"), ("0", "1")], ignoreOrder: true);
    }

    [Fact]
    public void Ranking_figures_are_those_of_the_definitions()
    {
        ScoredText[] texts = [Scored(0.9, true), Scored(0.8, false), Scored(0.7, true), Scored(0.2, false), Scored(0.2, true)];

        var figures = BinaryFigures.Of(texts, threshold: 0.5);

        // Of six pairs three and a half are in order.
        figures.Auc!.Value.ShouldBe(3.5 / 6, 1e-9);
        figures.RecallAtHalfPercent!.Value.ShouldBe(1 / 3.0, 1e-9);

        // The ranges are 0.9: off by 0.1, 0.8: 0.8, 0.7: 0.3, 0.2: |0.4 - 1|.
        figures.CalibrationError.ShouldBe((0.1 + 0.8 + 0.3 + 0.6) / 5, 1e-9);
    }

    [Fact]
    public void A_file_with_moderation_and_kind_is_read_without_being_told_what_it_is()
    {
        var file = _folder.Path + "/fields.jsonl";
        File.WriteAllLines(file, [
            Line(new { text = Spam, moderation = "spam", kind = "other" }), Line(new { text = "you are a pathetic idiot, shut up", moderation = "toxic", kind = "other" }),
            Line(new { text = "how do I change my payout method?", moderation = "ok", kind = "question" }),
        ]);

        var evaluation = EvaluateTexts.Run(LabeledFile.Read(file, task: null), TextScorer.Default);

        evaluation.Spam!.All.ShouldBe(new(1, 0, 0, 2));
        evaluation.Toxic!.All.ShouldBe(new(1, 0, 0, 2));
        evaluation.Kind!.Texts.ShouldBe(1);
        evaluation.Kind.ByKind["question"].F1.ShouldBe(1);
    }

    [Fact]
    public void The_figures_for_machines_have_the_names_that_scripts_read()
    {
        var evaluation = EvaluateTexts.Run(LabeledFile.Read(Write([(Spam, 1), (Honest, 0)]), EvaluatedTask.Spam), TextScorer.Default);

        var json = JsonElement.Parse(JsonSerializer.Serialize(evaluation, EvaluationJson.Default.Evaluation));

        json.GetProperty("models").GetString().ShouldBe(TextScorer.Default.Version);
        var spam = json.GetProperty("spam");
        foreach (var name in (string[])["threshold", "auc", "recallAtHalfPercent", "recallAtOnePercent", "calibrationError", "byLanguage", "bySource", "mistakes"])
            spam.TryGetProperty(name, out _).ShouldBeTrue(name);
        foreach (var name in (string[])["truePositives", "falsePositives", "falseNegatives", "trueNegatives", "precision", "recall", "f1", "falsePositiveRate"])
            spam.GetProperty("all").GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Number, name);
        json.GetProperty("toxic").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void What_is_flagged_of_honest_texts_is_counted()
    {
        var clean = EvaluateTexts.RunClean([new(Spam, ""), new(Honest, ""), new("good morning", ""), new("ok", "")], TextScorer.Default);

        (clean.Texts, clean.Spam, clean.Toxic, clean.SpamRate).ShouldBe((4, 1, 0, 0.25));
        clean.Mistakes.ShouldHaveSingleItem().Text.ShouldStartWith("Earn $500");
    }

    [Fact]
    public void A_line_that_is_no_object_is_named()
    {
        var file = _folder.Path + "/broken.jsonl";
        File.WriteAllLines(file, ["""{"text":"a","label":0}""", "[1"]);

        Should.Throw<InvalidDataException>(() => LabeledFile.Read(file, EvaluatedTask.Spam).ToList()).Message.ShouldContain("Line 2");
    }

    private static ScoredText Scored(double score, bool label) => new("text", "", TextLanguage.English, label, score);

    private string Write((string Text, int Label)[] texts)
    {
        var file = _folder.Path + "/texts.jsonl";
        File.WriteAllLines(file, texts.Select(text => Line(new { text = text.Text, label = text.Label, source = "mine" })));
        return file;
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value);
}
