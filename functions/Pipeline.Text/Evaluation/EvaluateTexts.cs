namespace Pipeline.Text;

/// <summary>Compares what a scorer says of labelled texts with their labels.</summary>
public static class EvaluateTexts
{
    /// <summary>What is measured: null where the texts say nothing about it.</summary>
    public static Evaluation Run(IEnumerable<LabeledText> texts, TextScorer scorer) => Run(texts.Select(text => (text, scorer)));

    /// <param name="texts">Each with the scorer that it is for; all have the same thresholds.</param>
    internal static Evaluation Run(IEnumerable<(LabeledText Text, TextScorer Scorer)> texts)
    {
        TextScorer? last = null;
        List<ScoredText> spam = [], toxic = [];
        var kinds = new List<(string Text, ContentKind Truth, ContentKind Said, double Probability)>();
        foreach (var (text, scorer) in texts)
        {
            last = scorer;
            var scores = scorer.Score(text.Text);
            if (text.Unwanted is { } unwanted)
                spam.Add(new(text.Text, text.Source, scores.Language, unwanted, scores.Unwanted));
            if (text.Toxic is { } isToxic)
                toxic.Add(new(text.Text, text.Source, scores.Language, isToxic, scores.Toxic));
            if (text.Kind is { } kind)
                kinds.Add((text.Text, kind, scores.Kind, scores.KindProbability));
        }

        return new(
            last?.Version ?? "",
            spam.Count == 0 ? null : BinaryFigures.Of(spam, last!.Thresholds.For(TextTask.Spam, TextUse.Flag)),
            toxic.Count == 0 ? null : BinaryFigures.Of(toxic, last!.Thresholds.For(TextTask.Toxic, TextUse.Flag)),
            kinds.Count == 0 ? null : KindFigures.Of(kinds));
    }

    /// <summary>Counts what would be flagged of texts that are taken to be honest.</summary>
    public static CleanFigures RunClean(IEnumerable<LabeledText> texts, TextScorer scorer)
    {
        var (count, spam, scam, toxic) = (0, 0, 0, 0);
        var mistakes = new List<Mistake>();
        foreach (var text in texts)
        {
            var scores = scorer.Score(text.Text);
            var (isSpam, isToxic) = (Exceeds(scores, TextTask.Spam, scorer), Exceeds(scores, TextTask.Toxic, scorer));
            count++;
            spam += isSpam ? 1 : 0;
            scam += Exceeds(scores, TextTask.Scam, scorer) ? 1 : 0;
            toxic += isToxic ? 1 : 0;
            if (isSpam)
                mistakes.Add(new(Mistake.Shorten(text.Text), "ok", "spam", scores.Unwanted));
            if (isToxic)
                mistakes.Add(new(Mistake.Shorten(text.Text), "ok", "toxic", scores.Toxic));
        }

        return new(scorer.Version, count, spam, scam, toxic, [.. mistakes.OrderByDescending(mistake => mistake.Probability).Take(CleanFigures.MostMistakes)]);
    }

    private static bool Exceeds(TextScores scores, TextTask task, TextScorer scorer) =>
        scores.Of(task) >= scorer.Thresholds.For(task, TextUse.Flag);
}
