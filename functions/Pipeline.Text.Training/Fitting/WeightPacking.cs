namespace Pipeline.Text.Training;

/// <summary>Packs the weights of all outputs into the table that scoring reads: one signed byte each, in steps of its column's scale.</summary>
internal static class WeightPacking
{
    private const double KeptWhole = 0.99995;

    /// <param name="fits">By output; those that are missing stay zero.</param>
    public static WeightTable Pack(IReadOnlyDictionary<int, LinearFit> fits)
    {
        var weights = new sbyte[WeightTable.Rows * Output.Count];
        var (scales, biases) = (new float[Output.Count], new float[Output.Count]);
        foreach (var (output, fit) in fits)
        {
            (scales[output], biases[output]) = (ScaleOf(fit.Weights), fit.Bias);
            for (var row = 0; row < fit.Weights.Length; row++)
                weights[(row * Output.Count) + output] = (sbyte)Math.Clamp(MathF.Round(fit.Weights[row] / scales[output]), -127, 127);
        }

        return new(weights, scales, biases);
    }

    // A few weights are far larger than all others; cutting them to what nearly all keep leaves finer steps for the rest.
    private static float ScaleOf(float[] weights)
    {
        var sizes = weights.Select(MathF.Abs).Order().ToArray();
        return Math.Max(sizes[(int)((sizes.Length - 1) * KeptWhole)], 1e-6f) / 127;
    }
}
