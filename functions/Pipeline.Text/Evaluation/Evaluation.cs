namespace Pipeline.Text;

/// <summary>What was measured on one file.</summary>
/// <param name="Models">The version of the models.</param>
/// <param name="Spam">Spam and scam together.</param>
public sealed record Evaluation(string Models, BinaryFigures? Spam, BinaryFigures? Toxic, KindFigures? Kind);
