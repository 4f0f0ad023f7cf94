namespace Pipeline.Text;

/// <summary>
/// Reads the features of a text, block by block: <c>while (reader.NextBlock()) … scratch.Block</c>. Training and scoring both read with it, so
/// their features are the same.
/// </summary>
internal ref struct FeatureReader
{
    private const uint WordSalt = 0x57;
    private const uint FirstSalt = 0x46;
    private const uint SentenceSalt = 0x53;
    private const uint SignSalt = 0x4D;

    private readonly TextScratch _scratch;
    private readonly Lexicon _lexicon;
    private readonly int _count;
    private int _at;
    private int _row;
    private int _coveredTo;
    private uint _last;
    private bool _sentenceStarts;

    private FeatureReader(CleanText text, TextScratch scratch, Lexicon lexicon)
    {
        Text = text;
        _scratch = scratch;
        _lexicon = lexicon;
        _count = TokenReader.Read(text.Text, scratch, lexicon);
        Amounts.Find(scratch.Tokens.AsSpan(0, _count), lexicon);
        scratch.FillRow(_count);
        scratch.Hits.Clear();
        _sentenceStarts = true;
    }

    public CleanText Text { get; }

    public readonly ReadOnlySpan<Token> Tokens => _scratch.Tokens.AsSpan(0, _count);

    public static FeatureReader Of(ReadOnlySpan<char> text, TextScratch scratch, Lexicon lexicon) =>
        new(CleanText.Of(text, scratch), scratch, lexicon);

    /// <summary>Fills the next block; false at the end, where the cues of the whole text have been counted.</summary>
    public bool NextBlock()
    {
        var block = _scratch.Block;
        block.Clear();
        _scratch.Hits.StartBlock();
        if (_at == 0 && _count > 0)
            TextCues.AddFacts(Text.Facts, _scratch.Hits, block);

        var end = _row + FeatureBlock.RowLength;
        var began = _at;
        for (; _at < _count && _row < end && _at - began < FeatureBlock.RowLength * 4; _at++)
            Read(ref _scratch.Tokens[_at], block);

        return _at > began;
    }

    private void Read(ref Token token, FeatureBlock block)
    {
        TokenCues.Add(_scratch.Tokens.AsSpan(0, _count), _at, _row, _scratch.Hits, block);
        if (token.InRow)
        {
            ReadWord(ref token, block);
            _row++;
            return;
        }

        if (token.Kind == TokenKind.Break)
            _sentenceStarts = true;
        else if (token.Kind == TokenKind.Mark)
            _sentenceStarts |= (char)token.Hash is '.' or '!' or '?' or ';' or ':' or '…';
        if (token.Kind is TokenKind.Emoji or TokenKind.Mark)
            block.AddWord(token.Hash + Math.Min(token.Size, (byte)3), SignSalt, _at);
    }

    private void ReadWord(ref Token token, FeatureBlock block)
    {
        var hash = token.Kind is TokenKind.Word or TokenKind.Number ? token.Hash : Hashes.Mix((uint)token.Kind, token.Size);
        block.AddWord(hash, WordSalt, _at);
        if (token.Kind == TokenKind.Link)
            block.AddWord(token.Hash, WordSalt, _at);
        if (_row > 0)
            block.AddWord(_last, hash, _at);
        if (_row == 0)
            block.AddWord(hash, FirstSalt, _at);
        if (_sentenceStarts)
            block.AddWord(hash, SentenceSalt, _at);
        if (token.Kind == TokenKind.Word)
            block.AddGrams(_scratch.Forms.AsSpan(token.Form - 1, token.FormLength + 2), _at);

        (_last, _sentenceStarts) = (hash, false);
        if (_row >= _coveredTo)
            MatchPhrase(block);
        if (token.Kind == TokenKind.Mention)
            MatchParts(ref token, block);
    }

    /// <summary>Finds the longest phrase that begins here; its words begin no other.</summary>
    private void MatchPhrase(FeatureBlock block)
    {
        var row = _scratch.Row;
        var (node, cues) = (0, 0u);
        for (var i = _row; i < _scratch.RowCount; i++)
        {
            var pattern = _scratch.Tokens[row[i]].Pattern;
            node = pattern == 0 ? 0 : _lexicon.Next(node, pattern);
            if (node == 0)
                break;

            if (_lexicon.CuesAt(node) is not 0 and var found)
                (cues, _coveredTo) = (found, i + 1);
        }

        AddAll(cues, block);
    }

    private readonly void MatchParts(ref Token token, FeatureBlock block)
    {
        foreach (var part in _scratch.Forms.AsSpan(token.Form, token.FormLength).Split(' '))
        {
            var form = _scratch.Forms.AsSpan(token.Form, token.FormLength)[part];
            if (_lexicon.Resolve(form, out _) is > 0 and var pattern && _lexicon.Next(0, pattern) is > 0 and var node)
                AddAll(_lexicon.CuesAt(node), block);
        }
    }

    private readonly void AddAll(uint cues, FeatureBlock block)
    {
        for (; cues != 0; cues >>= 8)
            _scratch.Hits.Add((Cue)(byte)cues, _row, _at, block);
    }
}
