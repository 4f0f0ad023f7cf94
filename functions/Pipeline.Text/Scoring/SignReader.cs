namespace Pipeline.Text;

/// <summary>Reads signs from the cues and tokens of a text that has just been scored.</summary>
internal static class SignReader
{
    private const int FewestOffers = 2;

    public static TextSigns Of(TextScratch scratch, ReadOnlySpan<Token> tokens, PhraseSet solicitations)
    {
        var hits = scratch.Hits;
        var signs = TextSigns.None;
        if (hits.CountOf(Cue.AskContact) > 0 && solicitations.CountIn(scratch) > 0)
            signs |= TextSigns.Solicits;
        if (Sum(hits, Cue.Sell, Cue.Discount, Cue.Promotion, Cue.OwnChannel, Cue.JoinUs, Cue.Scarcity) >= FewestOffers)
            signs |= TextSigns.Sells;
        if (Sum(hits, Cue.Earn, Cue.Guarantee, Cue.Crypto, Cue.Invest, Cue.Prize, Cue.Loan, Cue.Job) > 0)
            signs |= TextSigns.Earns;
        if (hits.CountOf(Cue.Wallet) > 0)
            signs |= TextSigns.Wallet;
        if (hits.CountOf(Cue.Phone) + hits.CountOf(Cue.Mail) > 0)
            signs |= TextSigns.Contact;
        if (hits.CountOf(Cue.Warning) > 0)
            signs |= TextSigns.Warns;
        if (Sum(hits, Cue.Quote, Cue.CodeBlock, Cue.Code) > 0)
            signs |= TextSigns.Quotes;
        if (Sum(hits, Cue.Asks, Cue.Question) > 0)
            signs |= TextSigns.Asks;
        if (Sum(hits, Cue.Credential, Cue.PayFirst, Cue.Verify, Cue.AccountThreat) > 0)
            signs |= TextSigns.Demands;
        if (hits.CountOf(Cue.Authority) > 0)
            signs |= TextSigns.Authority;
        signs |= OfHurt(hits);
        return hits.CountOf(Cue.Mention) > 0 && CallsAll(scratch, tokens) ? signs | TextSigns.CallsAll : signs;
    }

    private static TextSigns OfHurt(CueHits hits)
    {
        var isAddressed = Sum(hits, Cue.You, Cue.Mention) > 0;
        if (Sum(hits, Cue.Slur, Cue.Threat, Cue.DeathWish, Cue.ListedSlur) > 0
            || (isAddressed && Sum(hits, Cue.Insult, Cue.Dismissal, Cue.Contempt, Cue.Exclusion, Cue.Animal, Cue.ListedInsult) > 0))
        {
            return TextSigns.Hurts | TextSigns.Attacks;
        }

        return hits.CountOf(Cue.You) > 0 && Sum(hits, Cue.Profanity, Cue.Stupid, Cue.Body, Cue.ListedStrong, Cue.ListedSevere) > 0 ? TextSigns.Hurts : TextSigns.None;
    }

    private static bool CallsAll(TextScratch scratch, ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind == TokenKind.Mention && scratch.Forms.AsSpan(token.Form, token.FormLength).Trim(' ') is "everyone" or "here" or "channel" or "all")
                return true;
        }

        return false;
    }

    private static int Sum(CueHits hits, params ReadOnlySpan<Cue> cues)
    {
        var sum = 0;
        foreach (var cue in cues)
            sum += hits.CountOf(cue);
        return sum;
    }
}
