namespace Pipeline.Text;

/// <summary>Phrases that are looked for in texts as a reader sees them: without case, accents, look-alike letters and letters taken apart.</summary>
public sealed class PhraseSet
{
    private readonly Dictionary<uint, uint[][]> _byFirst;

    private PhraseSet(Dictionary<uint, uint[][]> byFirst) => _byFirst = byFirst;

    public static PhraseSet Of(IEnumerable<string> phrases) => TextScorer.Default.PhrasesOf(phrases);

    internal static PhraseSet Of(IEnumerable<string> phrases, Lexicon lexicon)
    {
        var read = new List<uint[]>();
        foreach (var phrase in phrases)
        {
            if (Words(phrase, lexicon) is { Length: > 0 } words)
                read.Add(words);
        }

        return new(read.GroupBy(words => words[0]).ToDictionary(same => same.Key, same => same.ToArray()));
    }

    /// <summary>How many places of a text one of the phrases begins at.</summary>
    public int CountIn(ReadOnlySpan<char> text) => _byFirst.Count == 0 ? 0 : TextScorer.Default.Count(this, text);

    internal int CountIn(TextScratch scratch)
    {
        var count = 0;
        for (var i = 0; i < scratch.RowCount; i++)
            count += BeginsAt(scratch, i) ? 1 : 0;
        return count;
    }

    private bool BeginsAt(TextScratch scratch, int place)
    {
        if (!_byFirst.TryGetValue(scratch.Tokens[scratch.Row[place]].Hash, out var phrases))
            return false;

        foreach (var phrase in phrases)
        {
            var same = 1;
            while (same < phrase.Length && place + same < scratch.RowCount && scratch.Tokens[scratch.Row[place + same]].Hash == phrase[same])
                same++;
            if (same == phrase.Length)
                return true;
        }

        return false;
    }

    private static uint[] Words(string phrase, Lexicon lexicon)
    {
        var scratch = TextScratch.OfThread;
        _ = FeatureReader.Of(phrase, scratch, lexicon);
        var words = new uint[scratch.RowCount];
        for (var i = 0; i < words.Length; i++)
            words[i] = scratch.Tokens[scratch.Row[i]].Hash;
        return words;
    }
}
