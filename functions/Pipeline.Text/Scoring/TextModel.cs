namespace Pipeline.Text;

/// <summary>All models and what they read with: the content of a model file.</summary>
/// <param name="Digest">SHA-256 over what it was trained from.</param>
/// <param name="Calibrations">One for each <see cref="Output"/>.</param>
internal sealed record TextModel(
    byte[] Digest, LexiconParts Lexicon, WeightTable Weights, Calibration[] Calibrations, TextThresholds Thresholds);
