namespace Pipeline.Text;

/// <summary>A text with what is known of it; what is not known is null and neither teaches nor counts.</summary>
/// <param name="Source">The set that it comes from.</param>
/// <param name="Language">As the set says it, or empty.</param>
public sealed record LabeledText(string Text, string Source, string Language = "")
{
    /// <summary>Spam or scam.</summary>
    public bool? Unwanted { get; init; }

    /// <summary>Known of what is unwanted alone.</summary>
    public bool? Scam { get; init; }

    public bool? Toxic { get; init; }

    public ContentKind? Kind { get; init; }

    /// <summary>It recommends the community that it was written in.</summary>
    public bool? Recommends { get; init; }
}
