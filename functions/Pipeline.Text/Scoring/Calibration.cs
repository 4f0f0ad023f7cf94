namespace Pipeline.Text;

/// <summary>Makes a linear model's sum a probability, by the slope and shift that held-out data showed.</summary>
internal readonly record struct Calibration(float Slope, float Shift)
{
    public float Probability(float logit) => 1 / (1 + MathF.Exp(-((Slope * logit) + Shift)));
}
