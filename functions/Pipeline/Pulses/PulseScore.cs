namespace Pipeline.Pulses;

/// <summary>
/// Definition 11a: of all who answered, the share that gave 9 or 10 less the share that gave 0 to 6, in points from -100 to 100
/// (<see href="https://en.wikipedia.org/wiki/Net_promoter_score"/>), with the normal 95 % interval of such a difference. Fewer than five
/// answers say nothing.
/// </summary>
/// <param name="Score">Null where too few answered.</param>
public sealed record PulseScore(int Answers, int Promoters, int Detractors, double? Score, double? Low, double? High)
{
    public const int Fewest = 5;
    private const double Z = 1.96;

    /// <param name="scores">0 to 10, one for each person.</param>
    public static PulseScore Of(IReadOnlyCollection<int> scores)
    {
        var (promoters, detractors) = (scores.Count(score => score >= 9), scores.Count(score => score <= 6));
        if (scores.Count < Fewest)
            return new(scores.Count, promoters, detractors, null, null, null);

        double n = scores.Count;
        var (up, down) = (promoters / n, detractors / n);
        var score = up - down;
        var half = Z * Math.Sqrt((up + down - (score * score)) / n);
        return new(scores.Count, promoters, detractors, Points(score), Points(Math.Max(-1, score - half)), Points(Math.Min(1, score + half)));
    }

    private static double Points(double share) => Math.Round(100 * share, 1, MidpointRounding.AwayFromZero);
}
