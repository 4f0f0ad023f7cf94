using System.Collections.Frozen;

namespace Pipeline.Ingest.Memberships;

/// <summary>An exact amount.</summary>
/// <param name="Currency">ISO 4217, upper case.</param>
internal readonly record struct Money(decimal Amount, string Currency)
{
    // How many minor units a unit has where it is not a hundred, as https://docs.stripe.com/currencies#zero-decimal has them, which is what
    // platforms that bill by Stripe send on. ISK and UGX have none any more and are still sent in hundredths.
    private static readonly FrozenDictionary<string, int> Places = new[]
    {
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
    }.Select(currency => KeyValuePair.Create(currency, 0))
        .Concat(new[] { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" }.Select(currency => KeyValuePair.Create(currency, 3)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null where either is missing, or the currency is no ISO code: an amount of nothing in particular says nothing.</summary>
    public static Money? Of(decimal? amount, string? currency) =>
        amount is { } known && currency is { Length: 3 } && currency.All(char.IsAsciiLetter) ? new(known, currency.ToUpperInvariant()) : null;

    /// <summary>Of an amount in the currency's minor units: 500 is 5 EUR, 500 JPY and 0.5 KWD. Fractions of a minor unit stay.</summary>
    public static Money? OfMinor(decimal? minor, string? currency) => Of(minor, currency) is { } money
        ? money with { Amount = money.Amount / Unit(Places.GetValueOrDefault(money.Currency, 2)) }
        : null;

    private static decimal Unit(int places) => places switch
    {
        0 => 1,
        3 => 1000,
        _ => 100,
    };
}
