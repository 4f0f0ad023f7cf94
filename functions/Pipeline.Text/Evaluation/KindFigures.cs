namespace Pipeline.Text;

/// <summary>How well kinds of content are told on labelled texts.</summary>
/// <param name="MacroF1">The mean over the kinds that the file has.</param>
/// <param name="Accuracy">Share of texts with the right kind.</param>
/// <param name="ByKind">Each kind against all others.</param>
/// <param name="Confusion">How many texts of a kind (outer) were said to be of a kind (inner).</param>
/// <param name="Mistakes">The surest first.</param>
public sealed record KindFigures(
    int Texts,
    double MacroF1,
    double Accuracy,
    IReadOnlyDictionary<string, BinaryCounts> ByKind,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Confusion,
    IReadOnlyList<Mistake> Mistakes)
{
    private const int MostMistakes = 20;

    internal static KindFigures Of(IReadOnlyList<(string Text, ContentKind Truth, ContentKind Said, double Probability)> texts)
    {
        var kinds = Enum.GetValues<ContentKind>();
        var byKind = kinds.ToDictionary(Name, kind => CountsOf(texts, kind));
        return new(
            texts.Count,
            byKind.Values.Where(counts => counts.TruePositives + counts.FalseNegatives > 0).Select(counts => counts.F1!.Value).DefaultIfEmpty().Average(),
            (double)texts.Count(text => text.Truth == text.Said) / Math.Max(texts.Count, 1),
            byKind,
            kinds.ToDictionary(Name, truth => (IReadOnlyDictionary<string, int>)kinds.ToDictionary(
                Name, said => texts.Count(text => text.Truth == truth && text.Said == said))),
            [.. texts.Where(text => text.Truth != text.Said).OrderByDescending(text => text.Probability).Take(MostMistakes)
                .Select(text => new Mistake(Mistake.Shorten(text.Text), Name(text.Truth), Name(text.Said), text.Probability))]);
    }

    private static BinaryCounts CountsOf(IReadOnlyList<(string Text, ContentKind Truth, ContentKind Said, double Probability)> texts, ContentKind kind) => new(
        texts.Count(text => text.Truth == kind && text.Said == kind),
        texts.Count(text => text.Truth != kind && text.Said == kind),
        texts.Count(text => text.Truth == kind && text.Said != kind),
        texts.Count(text => text.Truth != kind && text.Said != kind));

    private static string Name(ContentKind kind) => kind.ToString().ToLowerInvariant();
}
