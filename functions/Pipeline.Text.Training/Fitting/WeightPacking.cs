namespace Pipeline.Text.Training;

/// <summary>Packs the weights of all outputs into the table that scoring reads: one signed byte each, in steps of its column's scale.</summary>
internal static class WeightPacking
{
    private const double KeptWhole = 0.99998;

    /// <param name="fits">By output; those that are missing stay zero.</param>
    public static WeightTable Pack(IReadOnlyDictionary<int, LinearFit> fits)
    {
        var weights = new sbyte[WeightTable.Rows * Output.Count];
        var (scales, cueScales, biases) = (new float[Output.Count], new float[Output.Count], new float[Output.Count]);
        foreach (var (output, fit) in fits)
        {
            biases[output] = fit.Bias;
            cueScales[output] = ScaleOf(fit.Weights.AsSpan(0, FeatureBlock.CueRows), 1);
            scales[output] = ScaleOf(fit.Weights.AsSpan(FeatureBlock.CueRows), KeptWhole);
            for (var row = 0; row < fit.Weights.Length; row++)
            {
                var scale = row < FeatureBlock.CueRows ? cueScales[output] : scales[output];
                weights[(row * Output.Count) + output] = (sbyte)Math.Clamp(MathF.Round(fit.Weights[row] / scale), -127, 127);
            }
        }

        return new(weights, scales, cueScales, biases);
    }

    // A few words weigh far more than all others; cutting them to what nearly all keep leaves finer steps for the rest.
    private static float ScaleOf(ReadOnlySpan<float> weights, double kept)
    {
        var sizes = new float[weights.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = MathF.Abs(weights[i]);
        Array.Sort(sizes);
        return Math.Max(sizes[(int)((sizes.Length - 1) * kept)], 1e-6f) / 127;
    }
}
