namespace Pipeline.Text;

/// <summary>What a <see cref="Lexicon"/> is stored as.</summary>
/// <param name="Patterns">Hash of every pattern, salted as a word or a beginning; a pattern's number is its place and one.</param>
/// <param name="Edges">Place in the phrases and pattern, see <see cref="Lexicon.EdgeKey"/>; place 0 is the start of all.</param>
/// <param name="Targets">Where each edge leads.</param>
/// <param name="Cues">The cues of each place, one in each byte.</param>
/// <param name="Kinds">The pattern for each <see cref="TokenKind"/>; 0 where there is none.</param>
/// <param name="Known">The common words.</param>
internal sealed record LexiconParts(uint[] Patterns, uint[] Edges, ushort[] Targets, uint[] Cues, ushort[] Kinds, HashFilter Known)
{
    public static LexiconParts Empty { get; } = new([], [], [], [0], new ushort[16], HashFilter.Of([]));
}
