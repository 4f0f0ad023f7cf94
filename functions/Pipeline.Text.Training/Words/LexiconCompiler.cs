namespace Pipeline.Text.Training;

/// <summary>Makes the hashed lexicon of cue phrases and common words.</summary>
internal sealed class LexiconCompiler
{
    private const int MostCuesOfPhrase = 4;

    private readonly SortedDictionary<string, ushort> _patterns = new(StringComparer.Ordinal);
    private readonly List<SortedDictionary<ushort, int>> _edges = [[]];
    private readonly List<SortedSet<Cue>> _cues = [[]];

    /// <param name="known">Hashes of the common words.</param>
    public static LexiconParts Compile(IEnumerable<CuePhrase> phrases, IReadOnlyCollection<uint> known)
    {
        var compiler = new LexiconCompiler();
        foreach (var phrase in phrases.Select(phrase => (phrase.Cue, Words: WordsOf(phrase.Phrase))).Where(phrase => phrase.Words.Length > 0).ToList())
            compiler.Add(phrase.Cue, phrase.Words);

        compiler.LetInstancesPass();
        return compiler.Parts(HashFilter.Of(known));
    }

    /// <summary>The words of a phrase in the form in which they are read, their star kept.</summary>
    public static string[] WordsOf(string phrase) =>
    [
        .. phrase.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
            .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Normalize(System.Text.NormalizationForm.FormC).Select(CharTable.Fold))),
    ];

    private void Add(Cue cue, string[] words)
    {
        var node = 0;
        foreach (var word in words)
        {
            if (!_patterns.TryGetValue(word, out var pattern))
                _patterns.Add(word, pattern = checked((ushort)(_patterns.Count + 1)));

            if (!_edges[node].TryGetValue(pattern, out var next))
            {
                next = _edges.Count;
                _edges[node].Add(pattern, next);
                _edges.Add([]);
                _cues.Add([]);
            }

            node = next;
        }

        _cues[node].Add(cue);
    }

    // A text's word is read as the longest pattern that fits it, so whatever a beginning leads to, its longer instances lead to as well.
    private void LetInstancesPass()
    {
        var instances = _patterns.Keys.Where(pattern => pattern.EndsWith('*'))
            .ToDictionary(pattern => _patterns[pattern], pattern => Instances(pattern));
        for (var node = 0; node < _edges.Count; node++)
        {
            foreach (var (pattern, next) in _edges[node].ToList())
            {
                foreach (var instance in instances.GetValueOrDefault(pattern, []))
                {
                    if (_edges[node].TryAdd(instance, next))
                        continue;

                    _cues[_edges[node][instance]].UnionWith(_cues[next]);
                }
            }
        }
    }

    private List<ushort> Instances(string beginning) =>
    [
        .. _patterns.Where(pattern => pattern.Key != beginning && pattern.Key.StartsWith(beginning[..^1], StringComparison.Ordinal))
            .Select(pattern => pattern.Value),
    ];

    private LexiconParts Parts(HashFilter known)
    {
        var patterns = new uint[_patterns.Count];
        foreach (var (pattern, number) in _patterns)
            patterns[number - 1] = Salted(pattern);

        ArgumentOutOfRangeException.ThrowIfGreaterThan(_edges.Count, Lexicon.MostPlaces);
        var edges = _edges.SelectMany((of, node) => of.Select(edge => (Key: Lexicon.EdgeKey(node, edge.Key), edge.Value))).ToList();
        var kinds = new ushort[Enum.GetValues<TokenKind>().Length];
        foreach (var kind in Enum.GetValues<TokenKind>())
            kinds[(int)kind] = _patterns.GetValueOrDefault("#" + kind.ToString().ToLowerInvariant());

        return new(
            patterns, [.. edges.Select(edge => edge.Key)], [.. edges.Select(edge => checked((ushort)edge.Value))], [.. _cues.Select(Packed)], kinds, known);
    }

    private static uint Salted(string pattern) =>
        pattern.EndsWith('*') ? Hashes.Of(pattern.AsSpan()[..^1]) ^ Lexicon.PrefixSalt : Hashes.Of(pattern) ^ Lexicon.WordSalt;

    private static uint Packed(SortedSet<Cue> cues)
    {
        var packed = 0u;
        foreach (var cue in cues.Take(MostCuesOfPhrase).Reverse())
            packed = (packed << 8) | (byte)cue;

        return packed;
    }
}
