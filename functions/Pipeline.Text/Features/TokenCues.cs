namespace Pipeline.Text;

/// <summary>The cues that a token gives by its shape.</summary>
internal static class TokenCues
{
    private const int DigitsOfLargeMoney = 4;
    private const int CharactersOfFence = 3;

    private static readonly (LinkKinds Kind, Cue Cue)[] OfLinks =
    [
        (LinkKinds.Bare, Cue.BareLink), (LinkKinds.Invite, Cue.Invite), (LinkKinds.Contact, Cue.ContactLink),
        (LinkKinds.Shortener, Cue.ShortLink), (LinkKinds.Listed, Cue.ListedLink), (LinkKinds.Suspicious, Cue.SuspiciousLink),
        (LinkKinds.Numeric, Cue.NumericLink), (LinkKinds.Disguised, Cue.DisguisedLink), (LinkKinds.Executable, Cue.ExecutableLink),
        (LinkKinds.CheapDomain, Cue.CheapLink),
    ];

    public static void Add(ReadOnlySpan<Token> tokens, int index, int place, CueHits hits, FeatureBlock block)
    {
        ref readonly var token = ref tokens[index];
        switch (token.Kind)
        {
            case TokenKind.Word:
                if ((token.Flags & ~TokenFlags.AfterSpace) != 0)
                    AddWriting(token.Flags, place, index, hits, block);
                break;
            case TokenKind.Link:
                hits.Add(Cue.Link, place, index, block);
                foreach (var (kind, cue) in OfLinks)
                {
                    if ((token.Link & kind) != 0)
                        hits.Add(cue, place, index, block);
                }

                break;
            case TokenKind.Mark:
                if (OfMark(tokens, index) is not Cue.None and var mark)
                    hits.Add(mark, place, index, block);
                break;
            default:
                if (Of(token) is not Cue.None and var found)
                    hits.Add(found, place, index, block);
                break;
        }
    }

    private static Cue Of(in Token token) => token.Kind switch
    {
        TokenKind.Money => token.Size >= DigitsOfLargeMoney ? Cue.LargeMoney : Cue.Money,
        TokenKind.Percent => Cue.Percent,
        TokenKind.Phone => Cue.Phone,
        TokenKind.Wallet => Cue.Wallet,
        TokenKind.Mail => Cue.Mail,
        TokenKind.Mention => Cue.Mention,
        TokenKind.Emoji => Pictures.Of(token.Hash),
        _ => Cue.None,
    };

    private static Cue OfMark(ReadOnlySpan<Token> tokens, int index)
    {
        ref readonly var token = ref tokens[index];
        var startsLine = index == 0 || tokens[index - 1].Kind == TokenKind.Break;
        var touches = index + 1 < tokens.Length && tokens[index + 1].Start == token.End && tokens[index + 1].Kind == TokenKind.Word;
        return (char)token.Hash switch
        {
            '!' => token.Size > 1 ? Cue.Exclamations : Cue.None,
            '?' or '？' or '؟' => token.Size > 1 ? Cue.Questions : Cue.Question,
            '.' => token.Size > 1 ? Cue.Ellipsis : StepAt(tokens, index),
            '…' => Cue.Ellipsis,
            '`' => token.Size >= CharactersOfFence ? Cue.CodeBlock : Cue.Code,
            '>' => startsLine ? Cue.Quote : Cue.None,
            ')' or ':' => StepAt(tokens, index),
            '-' or '*' or '•' or '–' => startsLine && index + 1 < tokens.Length && !touches ? Cue.Step : Cue.None,
            '#' => touches ? Cue.HashTag : Cue.None,
            '$' => touches ? Cue.CashTag : Cue.None,
            _ => Cue.None,
        };
    }

    // "1." or "2)" at the start of a line.
    private static Cue StepAt(ReadOnlySpan<Token> tokens, int index) =>
        index > 0 && tokens[index - 1].Kind == TokenKind.Number && (index == 1 || tokens[index - 2].Kind == TokenKind.Break)
            ? Cue.Step
            : Cue.None;

    private static void AddWriting(TokenFlags flags, int place, int index, CueHits hits, FeatureBlock block)
    {
        if ((flags & TokenFlags.Capitals) != 0)
            hits.Add(Cue.Capitals, place, index, block);
        if ((flags & TokenFlags.MixedScript) != 0)
            hits.Add(Cue.MixedScript, place, index, block);
        if ((flags & TokenFlags.Leet) != 0)
            hits.Add(Cue.Leet, place, index, block);
        if ((flags & TokenFlags.Split) != 0)
            hits.Add(Cue.Split, place, index, block);
        if ((flags & TokenFlags.Stretched) != 0)
            hits.Add(Cue.Stretched, place, index, block);
        if ((flags & TokenFlags.Masked) != 0)
            hits.Add(Cue.Masked, place, index, block);
    }
}
