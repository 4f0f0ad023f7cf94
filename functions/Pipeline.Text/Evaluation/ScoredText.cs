namespace Pipeline.Text;

/// <summary>A labelled text with its probability for one task.</summary>
internal sealed record ScoredText(string Text, string Source, TextLanguage Language, bool Label, double Score);
