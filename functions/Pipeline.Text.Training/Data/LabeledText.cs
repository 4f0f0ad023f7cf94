namespace Pipeline.Text.Training;

/// <summary>A text with what is known of it; what is not known is null and teaches nothing.</summary>
/// <param name="Source">The set that it comes from.</param>
/// <param name="Language">As the set says it, or empty.</param>
internal sealed record LabeledText(string Text, string Source, string Language = "")
{
    public bool? Unwanted { get; init; }

    /// <summary>Known of what is unwanted alone.</summary>
    public bool? Scam { get; init; }

    public bool? Toxic { get; init; }

    public ContentKind? Kind { get; init; }

    public bool? Recommends { get; init; }
}
