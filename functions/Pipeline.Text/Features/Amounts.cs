using System.Collections.Frozen;

namespace Pipeline.Text;

/// <summary>Numbers beside a currency are amounts of money, numbers before a percent sign are shares.</summary>
internal static class Amounts
{
    private const string Signs = "$€£¥₽₴₹₺₿₸₩₫¢";

    private static readonly FrozenSet<uint> Words =
        ("usd usdt usdc eur euro euros dollar dollars bucks buck quid gbp pounds rub rubles roubles руб рублей рубля рублях рубли р тр тыс тысяч " +
        "доллар доллара долларов баксов бакса бачей евро грн гривен тенге юсдт usdт зелени btc eth sol ton trx bnb dolares dolar reais euró " +
        "złotych zl pln brl inr naira rupees crore lakh")
        .Split(' ').Select(word => Hashes.Of(Fold(word))).ToFrozenSet();

    public static void Find(Span<Token> tokens, Lexicon lexicon)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            ref var token = ref tokens[i];
            if (token.Kind != TokenKind.Number)
                continue;

            if (i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Mark && tokens[i + 1].Hash == '%')
                token.Kind = TokenKind.Percent;
            else if ((i > 0 && IsCurrency(tokens[i - 1])) || (i + 1 < tokens.Length && IsCurrency(tokens[i + 1])))
                token.Kind = TokenKind.Money;
            else
                continue;

            token.Pattern = lexicon.Of(token.Kind);
        }
    }

    private static bool IsCurrency(in Token token) => token.Kind switch
    {
        TokenKind.Mark => Signs.Contains((char)token.Hash, StringComparison.Ordinal),
        TokenKind.Word => Words.Contains(token.Hash),
        _ => false,
    };

    private static string Fold(string word) => string.Create(word.Length, word, (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            folded[i] = CharTable.Fold(source[i]);
    });
}
