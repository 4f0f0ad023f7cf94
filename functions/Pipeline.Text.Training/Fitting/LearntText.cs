namespace Pipeline.Text.Training;

/// <summary>A text that teaches, with its features.</summary>
internal sealed record LearntText(LabeledText Text, TextVector Vector)
{
    private const uint HalfSalt = 0x48414C46;

    /// <summary>Which half it is of; texts that read the same are of the same.</summary>
    public bool IsInFirstHalf { get; } = (Hashes.Mix((uint)TextFingerprint.Of(Text.Text), HalfSalt) & 1) == 0;

    /// <summary>What a linear model learns of it: the label and how much it counts; null where it teaches nothing.</summary>
    public (bool Label, float Weight)? For(int output) => output switch
    {
        Output.Unwanted => Of(Text.Unwanted ?? (Text.Toxic is null ? null : false), SourceWeights.Unwanted(Text)),
        Output.Scam => Of(Text.Scam, SourceWeights.Unwanted(Text)),
        Output.Toxic => Of(Text.Toxic ?? (Text.Unwanted is null ? null : false), SourceWeights.Toxic(Text)),
        Output.Recommends => Of(Text.Recommends, SourceWeights.Kind(Text)),
        _ => Of(Text.Kind is { } kind ? (int)kind == output - Output.FirstKind : null, SourceWeights.Kind(Text)),
    };

    private static (bool, float)? Of(bool? label, float weight) => label is { } known && weight > 0 ? (known, weight) : null;
}
