using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>What promotes, and where that is welcome.</summary>
internal static class Promotions
{
    private static readonly TextThresholds Thresholds = TextScorer.Default.Thresholds;

    public static bool IsInOffers(this JudgedText text) => text.Text.Channel is { } channel && text.Rules.OfferChannels.Contains(channel.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>An offer that the channel is for. Who promises money and wants to talk alone makes none.</summary>
    public static bool IsWelcomeOffer(this JudgedText text) =>
        text.IsInOffers() && !(text.Has(TextSigns.Earns) && text.LeadsAway()) && !text.Has(TextSigns.Wallet);

    /// <summary>It advertises, and says where to go for more; the models take it for unwanted.</summary>
    public static bool Promotes(this JudgedText text) =>
        text.Has(TextSigns.Sells) && text.HasAddress() && !text.OnlyTalksAbout()
        && (float)text.Signals.Spam / TextSignals.One >= Thresholds.For(TextTask.Spam, TextUse.Flag, text.Rules.Spam);
}
