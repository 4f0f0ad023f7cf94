namespace Pipeline.Text.Training;

/// <summary>Texts that the grammars write: what no public set has enough of.</summary>
internal static class GrammarTexts
{
    public const string Source = "grammar";

    /// <summary>Comments below videos, of which no set has any.</summary>
    public const string Video = "grammar of video comments";

    private const int OfEachLine = 14;

    /// <summary>Different texts of every line, the same for the same seed.</summary>
    public static IEnumerable<LabeledText> Write(int seed)
    {
        var random = new Random(seed);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, write) in Grammar.Read())
        {
            for (var i = 0; i < OfEachLine; i++)
            {
                var text = write(random);
                if (known.Add(text))
                    yield return Labeled(text, line);
            }
        }
    }

    private static LabeledText Labeled(string text, GrammarLine line)
    {
        // In the other files a section holds sentences of several kinds.
        var hasKinds = line.File.StartsWith("honest", StringComparison.Ordinal) || line.File.StartsWith("frank", StringComparison.Ordinal);
        var unwanted = line.Labels[0] is "spam" or "scam";
        return new(text, line.Labels.Contains("video") ? Video : Source, line.Labels.FirstOrDefault(label => label.Length == 2 && label != "ok") ?? "")
        {
            Unwanted = unwanted,
            Scam = unwanted ? line.Labels[0] == "scam" : null,
            Toxic = line.Labels[0] == "toxic",
            Kind = hasKinds ? line.Labels.Select(LabeledFile.KindOf).FirstOrDefault(kind => kind is not null) : null,
            Recommends = hasKinds ? line.Labels.Contains("recommends") : null,
        };
    }
}
