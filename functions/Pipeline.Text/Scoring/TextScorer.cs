namespace Pipeline.Text;

/// <summary>
/// Scores texts for spam, scam, toxicity and kind in one pass, without allocating once a thread has scored a few. May be used from all threads.
/// </summary>
public sealed partial class TextScorer
{
    private static readonly Lazy<TextScorer> Embedded = new(() => new(ModelFile.Read(Resource.Bytes(ModelFile.ResourceName))));

    private readonly Lexicon _lexicon;
    private readonly WeightTable _weights;
    private readonly Calibration[] _calibrations;
    private readonly PhraseSet _solicitations;

    internal TextScorer(TextModel model)
    {
        (_weights, _calibrations, Thresholds) = (model.Weights, model.Calibrations, model.Thresholds);
        _lexicon = new(model.Lexicon);
        _solicitations = PhraseSet.Of(Solicitations.All, _lexicon);
        Version = Convert.ToHexStringLower(model.Digest.AsSpan(0, 4));
    }

    /// <summary>The scorer with the models of this assembly, which are read when it is first asked for.</summary>
    public static TextScorer Default => Embedded.Value;

    /// <summary>The probabilities from which a score is acted on.</summary>
    public TextThresholds Thresholds { get; }

    /// <summary>Tells these models from others, for verdicts to name: the beginning of the digest of what they were trained from.</summary>
    public string Version { get; }

    /// <summary>Scores one text, in whatever state it is.</summary>
    public TextScores Score(ReadOnlySpan<char> text)
    {
        Span<float> logits = stackalloc float[Output.Count];
        var reader = FeatureReader.Of(text, TextScratch.OfThread, _lexicon);
        MessageLogits.Read(ref reader, TextScratch.OfThread, _weights, logits);

        var unwanted = Probability(Output.Unwanted, logits);
        var scam = Probability(Output.Scam, logits);
        var (kind, probability) = Kind(logits);
        return new(
            unwanted * (1 - scam), unwanted * scam, Probability(Output.Toxic, logits), kind, probability, Probability(Output.Recommends, logits),
            LanguageGuess.Of(TextScratch.OfThread.Hits, reader.Text.Text))
        {
            Signs = SignReader.Of(TextScratch.OfThread, reader.Tokens, _solicitations),
        };
    }

    internal PhraseSet PhrasesOf(IEnumerable<string> phrases) => PhraseSet.Of(phrases, _lexicon);

    internal int Count(PhraseSet phrases, ReadOnlySpan<char> text)
    {
        _ = FeatureReader.Of(text, TextScratch.OfThread, _lexicon);
        return phrases.CountIn(TextScratch.OfThread);
    }

    private float Probability(int output, ReadOnlySpan<float> logits) => _calibrations[output].Probability(logits[output]);

    private (ContentKind Kind, float Probability) Kind(ReadOnlySpan<float> logits)
    {
        Span<float> calibrated = stackalloc float[Output.KindCount];
        var best = 0;
        for (var kind = 0; kind < Output.KindCount; kind++)
        {
            var (slope, shift) = _calibrations[Output.FirstKind + kind];
            calibrated[kind] = (slope * logits[Output.FirstKind + kind]) + shift;
            best = calibrated[kind] > calibrated[best] ? kind : best;
        }

        var sum = 0f;
        foreach (var logit in calibrated)
            sum += MathF.Exp(logit - calibrated[best]);

        return ((ContentKind)best, 1 / sum);
    }
}
