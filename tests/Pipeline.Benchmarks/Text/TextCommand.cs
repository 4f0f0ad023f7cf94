using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using Pipeline.Text;
using Pipeline.Text.Training;

namespace Pipeline.Benchmarks.Text;

/// <summary><c>text</c>: messages scored a second on one core for all tasks at once, beside ML.NET's own way of scoring them for one.</summary>
internal static class TextCommand
{
    private const int Length = 200;
    private const int Texts = 512;
    private const int Seed = 7;

    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long each is measured", DefaultValueFactory = _ => 4 };

    public static Command Create()
    {
        var command = new Command("text", "Messages of 200 characters scored a second on one core, and what they allocate") { Seconds };
        command.SetAction(parsed => Run(TimeSpan.FromSeconds(parsed.GetValue(Seconds))));
        return command;
    }

    private static void Run(TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var scorer = TextScorer.Default;
        scorer.Score("first");
        Console.WriteLine($"models read and first text scored in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N1} ms");

        var texts = MadeUp();
        Console.WriteLine($"{"what",-46}{"messages/s",12}{"allocated",12}");
        var next = 0;
        Write("all tasks, lists, links and fingerprint", Repeated.Measure(() => ScoreAll(scorer, texts[next++ % Texts]), time));
        using var engine = Engine();
        Write("ML.NET PredictionEngine, spam alone", Repeated.Measure(() => engine.Predict(new() { Text = texts[next++ % Texts] }).Probability, time));
    }

    private static float ScoreAll(TextScorer scorer, string text)
    {
        var scores = scorer.Score(text);
        var links = 0;
        foreach (var link in new TextLinks(text))
            links += link.Is(LinkKinds.Listed) ? 2 : 1;
        return scores.Unwanted + links + TextFingerprint.Of(text);
    }

    /// <summary>Texts of the grammars, spam and honest, joined and cut to the length.</summary>
    private static string[] MadeUp()
    {
        var random = new Random(Seed);
        var sentences = GrammarTexts.Write(Seed).Select(text => text.Text).ToArray();
        return [.. Enumerable.Range(0, Texts).Select(_ => Join(sentences, random))];
    }

    private static string Join(string[] sentences, Random random)
    {
        var text = "";
        while (text.Length < Length)
            text += sentences[random.Next(sentences.Length)] + " ";
        return text[..Length];
    }

    private static PredictionEngine<MlText, MlAnswer> Engine()
    {
        var context = new MLContext(Seed);
        var texts = GrammarTexts.Write(Seed).Select(text => new MlText { Text = text.Text, Label = text.Unwanted == true });
        var model = context.Transforms.Text.FeaturizeText("Features", nameof(MlText.Text))
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression())
            .Fit(context.Data.LoadFromEnumerable(texts));
        return context.Model.CreatePredictionEngine<MlText, MlAnswer>(model);
    }

    private static void Write(string name, Repeated measured) => Console.WriteLine($"{name,-46}{measured.PerSecond,12:N0}{measured.Bytes,12:N0}");
}

internal sealed class MlText
{
    public string Text { get; init; } = "";

    public bool Label { get; init; }
}

internal sealed class MlAnswer
{
    public float Probability { get; set; }
}
