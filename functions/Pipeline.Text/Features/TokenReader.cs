namespace Pipeline.Text;

/// <summary>Reads a clean text into tokens. Words stand in their normal form, see <see cref="WordForms"/>; the text itself is not changed.</summary>
internal ref struct TokenReader
{
    private const char Blank = ' ';

    private readonly ReadOnlySpan<char> _text;
    private readonly TextScratch _scratch;
    private readonly Lexicon _lexicon;
    private readonly bool _latinText;
    private readonly bool _cyrillicText;
    private TextLinks _links;
    private int _nextLink;
    private int _at;
    private int _count;
    private int _forms;
    private bool _afterSpace;
    private int _loneLetters;
    private bool _takenApart;

    private TokenReader(ReadOnlySpan<char> text, TextScratch scratch, Lexicon lexicon)
    {
        _text = text;
        _scratch = scratch;
        _lexicon = lexicon;
        scratch.ReserveTokens(text.Length);
        scratch.Forms[_forms++] = Blank;
        (_latinText, _cyrillicText) = Scripts(text);
        _links = new(text);
        FindLink();
        _afterSpace = true;
    }

    /// <summary>Fills <see cref="TextScratch.Tokens"/>.</summary>
    /// <returns>How many tokens there are.</returns>
    public static int Read(ReadOnlySpan<char> text, TextScratch scratch, Lexicon lexicon)
    {
        var reader = new TokenReader(text, scratch, lexicon);
        while (reader._at < text.Length)
            reader.ReadOne();

        return reader._takenApart ? SplitWords.Join(text, scratch, lexicon, reader._count, reader._forms) : reader._count;
    }

    private void ReadOne()
    {
        while (_nextLink < _at)
            FindLink();

        if (_nextLink == _at)
        {
            var link = _links.Current;
            Add(TokenKind.Link, link.Length, LinkHost(link)).Link = link.Kinds;
            return;
        }

        var c = _text[_at];
        switch (CharTable.ClassOf(c))
        {
            case CharClass.Letter:
            case CharClass.Digit:
                ReadWordOrNumber();
                break;
            case CharClass.Space:
                ReadSpace();
                break;
            case CharClass.Ideograph:
                AddForm(1, c);
                break;
            case CharClass.Symbol:
                Add(TokenKind.Emoji, 1, c);
                break;
            case CharClass.Surrogate:
                var pair = _at + 1 < _text.Length && char.IsSurrogatePair(c, _text[_at + 1]);
                Add(TokenKind.Emoji, pair ? 2 : 1, pair ? (uint)char.ConvertToUtf32(c, _text[_at + 1]) : c);
                break;
            default:
                ReadMark();
                break;
        }
    }

    private void ReadSpace()
    {
        var start = _at;
        var breaks = 0;
        while (_at < _text.Length && CharTable.ClassOf(_text[_at]) == CharClass.Space)
            breaks += _text[_at++] == '\n' ? 1 : 0;

        _afterSpace = true;
        if (breaks > 0)
        {
            ref var token = ref _scratch.Tokens[_count++];
            token = new() { Start = start, Length = _at - start, Kind = TokenKind.Break, Size = (byte)Math.Min(breaks, 255) };
        }
    }

    private void ReadMark()
    {
        var c = _text[_at];
        if (c == '+' && PhoneNumbers.LengthAt(_text[_at..]) is > 0 and var phone)
        {
            Add(TokenKind.Phone, phone, c);
            return;
        }

        if (c == '@' && MentionLength() is > 1 and var mention)
        {
            AddMention(mention);
            return;
        }

        var run = 1;
        while (_at + run < _text.Length && _text[_at + run] == c)
            run++;

        Add(TokenKind.Mark, run, c).Size = (byte)Math.Min(run, 255);
    }

    private void ReadWordOrNumber()
    {
        if (char.IsAsciiDigit(_text[_at]))
        {
            if (PhoneNumbers.LengthAt(_text[_at..]) is > 0 and var phone)
            {
                Add(TokenKind.Phone, phone, 0);
                return;
            }

            if (NumberText.At(_text[_at..]) is { Length: > 0 } number)
            {
                ref var added = ref Add(TokenKind.Number, number.Length, number.Hash);
                added.Size = (byte)Math.Min(number.Digits, byte.MaxValue);
                if (_lexicon.Resolve(_text.Slice(added.Start, added.Length), out _) is > 0 and var pattern)
                    added.Pattern = pattern;
                return;
            }
        }

        ReadWord();
    }

    private void ReadWord()
    {
        var word = WordText.Read(_text[..WordEnd()], _at, _scratch.Forms.AsSpan(_forms));
        if (word.IsMail)
        {
            Add(TokenKind.Mail, word.Length, 0);
            return;
        }

        if (Wallets.Is(_text.Slice(_at, word.Length)))
        {
            Add(TokenKind.Wallet, word.Length, 0);
            return;
        }

        var form = _scratch.Forms.AsSpan(_forms, word.FormLength);
        var flags = word.Flags | Normalise(ref form, word);
        _loneLetters = form.Length == 1 ? _loneLetters + 1 : 0;
        _takenApart |= _loneLetters >= SplitWords.FewestParts || ContinuesAfterSymbol();
        ref var token = ref Add(TokenKind.Word, word.Length, 0);
        token.Flags |= flags;
        EndForm(ref token, form.Length);
    }

    private readonly int WordEnd() => Math.Min(Math.Max(_nextLink, _at + 1), _text.Length);

    private void FindLink() => _nextLink = _links.MoveNext() ? _links.Current.Start : int.MaxValue;

    private readonly TokenFlags Normalise(ref Span<char> form, WordText word)
    {
        var flags = TokenFlags.None;
        if (word.Latin && word.Other)
        {
            WordForms.Unify(form, _latinText);
            flags |= TokenFlags.MixedScript;
        }
        else if (word.Latin != word.Other && (word.Latin ? _cyrillicText : _latinText) && WordForms.TryReadInOther(form, word.Other, _lexicon))
        {
            flags |= TokenFlags.MixedScript;
        }

        if (WordForms.IsStretched(form))
        {
            form = form[..WordForms.Shorten(form, _lexicon)];
            flags |= TokenFlags.Stretched;
        }

        if (word.Digits && WordForms.MayBeLeet(form) && WordForms.TryReadLeet(form, _lexicon))
            flags |= TokenFlags.Leet;
        return flags;
    }

    private readonly bool ContinuesAfterSymbol() =>
        _count > 1 && _scratch.Tokens[_count - 1] is { Kind: TokenKind.Emoji } symbol && symbol.End == _at
        && _scratch.Tokens[_count - 2].End == symbol.Start && _scratch.Tokens[_count - 2].Kind is TokenKind.Word or TokenKind.Emoji;

    private readonly int MentionLength()
    {
        var length = 1;
        while (_at + length < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at + length]) || _text[_at + length] is '_'))
            length++;

        return length;
    }

    private void AddMention(int length)
    {
        var form = _forms;
        foreach (var c in _text.Slice(_at + 1, length - 1))
            _scratch.Forms[_forms++] = c == '_' ? Blank : char.ToLowerInvariant(c);

        _scratch.Forms[_forms++] = Blank;
        ref var token = ref Add(TokenKind.Mention, length, 0);
        (token.Form, token.FormLength) = (form, length - 1);
    }

    private void AddForm(int length, char form)
    {
        _scratch.Forms[_forms] = form;
        EndForm(ref Add(TokenKind.Word, length, 0), 1);
    }

    private void EndForm(ref Token token, int length)
    {
        (token.Form, token.FormLength) = (_forms, length);
        token.Pattern = _lexicon.Resolve(_scratch.Forms.AsSpan(_forms, length), out token.Hash);
        _forms += length;
        _scratch.Forms[_forms++] = Blank;
    }

    private ref Token Add(TokenKind kind, int length, uint hash)
    {
        ref var token = ref _scratch.Tokens[_count++];
        token = new()
        {
            Start = _at,
            Length = length,
            Kind = kind,
            Hash = hash,
            Flags = _afterSpace ? TokenFlags.AfterSpace : TokenFlags.None,
            Pattern = _lexicon.Of(kind),
        };
        _at += length;
        _afterSpace = false;
        return ref token;
    }

    private static uint LinkHost(TextLink link)
    {
        var hash = Hashes.Start;
        foreach (var c in link.Host)
            hash = Hashes.Add(hash, char.ToLowerInvariant(c));

        return hash;
    }

    private static (bool Latin, bool Cyrillic) Scripts(ReadOnlySpan<char> text)
    {
        // Where all letters are of one alphabet nothing asks.
        if (System.Text.Ascii.IsValid(text))
            return (true, false);

        var (latin, cyrillic) = (0, 0);
        foreach (var c in text)
        {
            latin += (uint)((c | 0x20) - 'a') <= 'z' - 'a' ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u052F' ? 1 : 0;
        }

        return (latin > cyrillic * 2, cyrillic > latin * 2);
    }
}
