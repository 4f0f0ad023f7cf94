using Microsoft.ML.Data;

namespace Pipeline.Text.Training;

/// <summary>One row for a trainer.</summary>
internal sealed class Example
{
    /// <summary>The features, <see cref="WeightTable.Rows"/> of them.</summary>
    [VectorType(WeightTable.Rows)]
    public VBuffer<float> Features { get; init; }

    public bool Label { get; init; }

    public float Weight { get; init; }

    public static Example Of(TextVector vector, bool label, float weight) => new()
    {
        Features = new(WeightTable.Rows, vector.Rows.Length, vector.Values, vector.Rows),
        Label = label,
        Weight = weight,
    };
}
