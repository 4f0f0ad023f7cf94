namespace Pipeline.Text;

/// <summary>How well one yes-or-no task is done on labelled texts.</summary>
/// <param name="Threshold">The probability from which a text counted as flagged.</param>
/// <param name="All">Of all texts at the threshold.</param>
/// <param name="Auc">Probability that a text with the label scores higher than one without; null where all are alike.</param>
/// <param name="RecallAtHalfPercent">Share found at the threshold at which 0.5 % of the others are flagged.</param>
/// <param name="RecallAtOnePercent">As above, at 1 %.</param>
/// <param name="CalibrationError">Mean distance of probabilities from what was true, over ten ranges of probability, 0 to 1.</param>
/// <param name="ByLanguage">At the threshold, by the language as it was read.</param>
/// <param name="BySource">At the threshold, by the source that the file names.</param>
/// <param name="Mistakes">The worst that were missed, then the worst that were flagged wrongly.</param>
public sealed record BinaryFigures(
    double Threshold,
    BinaryCounts All,
    double? Auc,
    double? RecallAtHalfPercent,
    double? RecallAtOnePercent,
    double CalibrationError,
    IReadOnlyDictionary<string, BinaryCounts> ByLanguage,
    IReadOnlyDictionary<string, BinaryCounts> BySource,
    IReadOnlyList<Mistake> Mistakes)
{
    private const int MostMistakes = 12;
    private const int Ranges = 10;

    internal static BinaryFigures Of(IReadOnlyList<ScoredText> texts, double threshold)
    {
        var falling = texts.OrderByDescending(text => text.Score).ToList();
        return new(
            threshold,
            BinaryCounts.Of(texts, threshold),
            AucOf(falling),
            RecallAt(falling, 0.005),
            RecallAt(falling, 0.01),
            CalibrationErrorOf(texts),
            Grouped(texts, text => text.Language.ToString(), threshold),
            Grouped(texts, text => text.Source, threshold),
            [
                .. falling.AsEnumerable().Reverse().Where(text => text.Label && text.Score < threshold).Take(MostMistakes).Select(text => new Mistake(text)),
                .. falling.Where(text => !text.Label && text.Score >= threshold).Take(MostMistakes).Select(text => new Mistake(text)),
            ]);
    }

    // Equal scores count half.
    private static double? AucOf(List<ScoredText> falling)
    {
        long positives = falling.Count(text => text.Label), negatives = falling.Count - positives;
        if (positives == 0 || negatives == 0)
            return null;

        var (above, area) = (0L, 0.0);
        foreach (var equal in falling.GroupBy(text => text.Score))
        {
            var found = equal.LongCount(text => text.Label);
            area += (equal.LongCount() - found) * (above + (found / 2.0));
            above += found;
        }

        return area / positives / negatives;
    }

    private static double? RecallAt(List<ScoredText> falling, double share)
    {
        long positives = falling.Count(text => text.Label), negatives = falling.Count - positives;
        if (positives == 0 || negatives == 0)
            return null;

        var (found, wrong, recall) = (0L, 0L, 0L);
        foreach (var equal in falling.GroupBy(text => text.Score))
        {
            found += equal.LongCount(text => text.Label);
            wrong += equal.LongCount(text => !text.Label);
            if (wrong > share * negatives)
                break;
            recall = found;
        }

        return (double)recall / positives;
    }

    private static double CalibrationErrorOf(IReadOnlyList<ScoredText> texts) => texts
        .GroupBy(text => Math.Min((int)(text.Score * Ranges), Ranges - 1))
        .Sum(range => Math.Abs(range.Sum(text => text.Score - (text.Label ? 1 : 0)))) / Math.Max(texts.Count, 1);

    private static SortedDictionary<string, BinaryCounts> Grouped(IReadOnlyList<ScoredText> texts, Func<ScoredText, string> by, double threshold) =>
        new(texts.GroupBy(by).ToDictionary(group => group.Key, group => BinaryCounts.Of(group, threshold)), StringComparer.Ordinal);
}
