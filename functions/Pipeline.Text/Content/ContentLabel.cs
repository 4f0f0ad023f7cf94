namespace Pipeline.Text;

/// <summary>What a text is about.</summary>
/// <param name="Kind">Its main purpose.</param>
/// <param name="Recommends">It also recommends the community that it was written in.</param>
public readonly record struct ContentLabel(ContentKind Kind, bool Recommends);
