namespace Pipeline.Text.Training;

/// <summary>Finds the slope and shift that make a linear model's sums probabilities, from sums of texts that the model had not seen.</summary>
internal static class PlattFit
{
    private const int Steps = 60;

    // Holds the slope near one where few texts tell.
    private const double Prior = 2;

    /// <summary>Newton's method on the weighted log loss.</summary>
    public static Calibration To(IReadOnlyCollection<(float Logit, bool Label, float Weight)> unseen)
    {
        var (slope, shift) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (g0, g1, h00, h01, h11) = (Prior * (slope - 1), 0.0, Prior, 0.0, 1e-6);
            foreach (var (logit, label, weight) in unseen)
            {
                var p = 1 / (1 + Math.Exp(-((slope * logit) + shift)));
                var (error, curve) = (weight * (p - (label ? 1 : 0)), weight * p * (1 - p));
                g0 += error * logit;
                g1 += error;
                h00 += curve * logit * logit;
                h01 += curve * logit;
                h11 += curve;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            slope -= ((g0 * h11) - (g1 * h01)) / determinant;
            shift -= ((g1 * h00) - (g0 * h01)) / determinant;
        }

        return new((float)slope, (float)shift);
    }
}
