namespace Pipeline.Model;

/// <summary>
/// A rate from 0 to 1 with what it is made of. A denominator of 0 has no rate: <see cref="Value"/> and the interval are null, never 0.
/// The interval is Wilson's at 95 % (z = 1.96), which holds for the small groups this product is about:
/// https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
/// </summary>
public readonly record struct Ratio(int Numerator, int Denominator)
{
    private const double Z = 1.96;

    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;

    public double? Low => Denominator == 0 ? null : Math.Max(0, Bound(-1));

    public double? High => Denominator == 0 ? null : Math.Min(1, Bound(+1));

    /// <summary>In per cent with two places, half up: 1 of 3 is 33.33.</summary>
    public decimal? Percent =>
        Denominator == 0 ? null : Math.Round(100m * Numerator / Denominator, 2, MidpointRounding.AwayFromZero);

    /// <summary>Null where the numerator is not known yet: a window that is not over has no rate.</summary>
    public static Ratio? Of(int? numerator, int denominator) => numerator is { } known ? new(known, denominator) : null;

    private double Bound(int side)
    {
        double n = Denominator;
        var p = Numerator / n;
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return (p + (Z * Z / (2 * n)) + (side * half)) / (1 + (Z * Z / n));
    }
}
