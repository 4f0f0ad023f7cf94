using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>
/// What the features of a stretch of text add up to. Words and runs of letters count by the root of their number, so that a long text does not
/// outweigh a short one; cues count as they are.
/// </summary>
internal ref struct Sums
{
    /// <summary>The value of a cue as a feature.</summary>
    public const float CueValue = 0.4f;

    private Columns _words;
    private Columns _grams;
    private Columns _cues;
    private int _wordCount;
    private int _gramCount;

    public void Add(WeightTable table, FeatureBlock block)
    {
        table.Add(block.Words.Rows, _words);
        table.Add(block.Grams.Rows, _grams);
        table.Add(block.FreshCues.Rows, _cues);
        _wordCount += block.Words.Count;
        _gramCount += block.Grams.Count;
    }

    public void AddCues(WeightTable table, FeatureList cues) => table.Add(cues.Rows, _cues);

    public void Add(in Sums other)
    {
        for (var i = 0; i < Output.Count; i++)
        {
            _words[i] += other._words[i];
            _grams[i] += other._grams[i];
            _cues[i] += other._cues[i];
        }

        _wordCount += other._wordCount;
        _gramCount += other._gramCount;
    }

    public readonly void Write(WeightTable table, Span<float> logits)
    {
        var (word, gram) = (ValueOf(_wordCount), ValueOf(_gramCount));
        for (var i = 0; i < Output.Count; i++)
            logits[i] = table.Biases[i] + (table.Scales[i] * ((_words[i] * word) + (_grams[i] * gram))) + (table.CueScales[i] * _cues[i] * CueValue);
    }

    /// <summary>The value of each of so many words or runs of letters.</summary>
    public static float ValueOf(int count) => count == 0 ? 0 : 1 / MathF.Sqrt(count);

    [InlineArray(Output.Count)]
    private struct Columns
    {
        private int _first;
    }
}
