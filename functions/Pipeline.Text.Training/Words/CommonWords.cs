namespace Pipeline.Text.Training;

/// <summary>The words that many texts have: a word that was taken apart or written in signs is put together only if it is one of them.</summary>
internal static class CommonWords
{
    private const int FewestTexts = 4;
    private const int FewestLetters = 2;

    public static IReadOnlyCollection<uint> In(IEnumerable<LabeledText> texts, IEnumerable<CuePhrase> phrases)
    {
        var lexicon = new Lexicon(LexiconParts.Empty);
        var scratch = TextScratch.OfThread;
        var counts = new Dictionary<uint, int>();
        var ofText = new HashSet<uint>();
        foreach (var text in texts)
        {
            ofText.Clear();
            foreach (ref readonly var token in FeatureReader.Of(text.Text, scratch, lexicon).Tokens)
            {
                if (token.Kind == TokenKind.Word && token.FormLength >= FewestLetters && (token.Flags & TokenFlags.Masked) == 0)
                    ofText.Add(token.Hash);
            }

            foreach (var word in ofText)
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        var listed = phrases.SelectMany(phrase => LexiconCompiler.WordsOf(phrase.Phrase))
            .Where(word => word.Length > FewestLetters && !word.Contains('*') && word[0] != '#')
            .Select(word => Hashes.Of(word));
        return [.. counts.Where(count => count.Value >= FewestTexts).Select(count => count.Key).Concat(listed).Distinct().Order()];
    }
}
