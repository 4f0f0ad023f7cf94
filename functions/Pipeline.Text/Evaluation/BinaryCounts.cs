namespace Pipeline.Text;

/// <summary>Texts by what is true of them and what was said; the rates are null where there is nothing to divide by.</summary>
public sealed record BinaryCounts(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    public int Texts => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    public double? Precision => Rate(TruePositives, TruePositives + FalsePositives);

    public double? Recall => Rate(TruePositives, TruePositives + FalseNegatives);

    public double? F1 => Rate(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Share of the others that were flagged.</summary>
    public double? FalsePositiveRate => Rate(FalsePositives, FalsePositives + TrueNegatives);

    internal static BinaryCounts Of(IEnumerable<ScoredText> texts, double threshold)
    {
        var counts = new int[4];
        foreach (var text in texts)
            counts[(text.Label ? 0 : 1) + (text.Score >= threshold ? 0 : 2)]++;

        return new(counts[0], counts[1], counts[2], counts[3]);
    }

    private static double? Rate(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
