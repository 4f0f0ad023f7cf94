namespace Pipeline.Text;

/// <summary>The probabilities from which a score is acted on. They come with the models and are chosen for them.</summary>
public sealed class TextThresholds
{
    internal const int Count = 3 * 2 * 3;
    private readonly float[] _values;

    internal TextThresholds(ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        _values = values.ToArray();
    }

    /// <summary>The probability, 0 to 1, from which a task's score is enough.</summary>
    public float For(TextTask task, TextUse use, Sensitivity sensitivity = Sensitivity.Normal) => _values[Place(task, use, sensitivity)];

    internal ReadOnlySpan<float> Values => _values;

    internal static int Place(TextTask task, TextUse use, Sensitivity sensitivity) => ((((int)task * 2) + (int)use) * 3) + (int)sensitivity;
}
