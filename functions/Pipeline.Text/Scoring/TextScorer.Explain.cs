using System.Runtime.InteropServices;

namespace Pipeline.Text;

public sealed partial class TextScorer
{
    private const string Wording = "wording";
    private const string Shape = "shape of the message";

    /// <summary>What decided a score, the strongest first: for a moderator who asks why. Unlike scoring it allocates.</summary>
    /// <param name="most">No more reasons than this.</param>
    public IReadOnlyList<TextReason> Explain(ReadOnlySpan<char> text, TextTask task, int most = 5)
    {
        var output = task switch { TextTask.Spam => Output.Unwanted, TextTask.Scam => Output.Scam, _ => Output.Toxic };
        var scratch = TextScratch.OfThread;
        var reader = FeatureReader.Of(text, scratch, _lexicon);
        var found = new Dictionary<(string Name, int Token), float>();
        List<(int Row, int Token)> words = [], grams = [];
        while (reader.NextBlock())
        {
            Collect(scratch.Block.Words, words);
            Collect(scratch.Block.Grams, grams);
            AddCues(scratch.Block.FreshCues, output, found);
        }

        scratch.Shape.Clear();
        TextCues.AddShape(reader.Tokens, scratch.Hits, scratch.Shape);
        foreach (var row in scratch.Shape.Rows)
            Add(found, (Shape, -1), _weights[row, output] * Sums.CueValue);
        AddWords(words, output, found);
        AddWords(grams, output, found);

        var reasons = new List<TextReason>();
        foreach (var ((name, token), weight) in found)
            reasons.Add(token < 0 ? new(name, 0, 0, weight) : At(name, reader.Tokens[token], reader.Text, weight));

        return [.. reasons.OrderByDescending(reason => MathF.Abs(reason.Weight)).ThenBy(reason => reason.Start).Take(most)];
    }

    private static void Collect(FeatureList features, List<(int, int)> target)
    {
        for (var i = 0; i < features.Count; i++)
            target.Add((features.Rows[i], features.Tokens[i]));
    }

    private void AddCues(FeatureList cues, int output, Dictionary<(string, int), float> found)
    {
        for (var i = 0; i < cues.Count; i++)
            Add(found, (CueNames.Of(cues.Rows[i]) ?? Shape, cues.Tokens[i]), _weights[cues.Rows[i], output] * Sums.CueValue);
    }

    private void AddWords(List<(int Row, int Token)> features, int output, Dictionary<(string, int), float> found)
    {
        var value = Sums.ValueOf(features.Count);
        foreach (var (row, token) in features)
            Add(found, (Wording, token), _weights[row, output] * value);
    }

    private static void Add(Dictionary<(string, int), float> found, (string, int) key, float weight)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(found, key, out _);
        sum += weight;
    }

    private static TextReason At(string name, in Token token, CleanText clean, float weight)
    {
        var (start, end) = (clean.Origin(token.Start), clean.Origin(token.End));
        return new(name, start, end - start, weight);
    }
}
