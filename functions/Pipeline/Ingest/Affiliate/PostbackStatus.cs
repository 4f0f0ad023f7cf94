using System.Collections.Frozen;
using Pipeline.Model;

namespace Pipeline.Ingest.Affiliate;

/// <summary>What a network's word for a conversion's status means.</summary>
internal static class PostbackStatus
{
    public const string Setting = "Statuses";
    public const string DefaultSetting = "DefaultStatus";

    /// <summary>The usual words, and Affise's numbers (https://help-center.affise.com/en/articles/6466563-postback-integration-admins).</summary>
    private static readonly FrozenDictionary<string, ConversionStatus> Usual = new (ConversionStatus Status, string[] Words)[]
    {
        (ConversionStatus.Approved, ["1", "approved", "approve", "confirmed", "accepted", "sale", "rebill", "paid", "payable", "success"]),
        (ConversionStatus.Pending, ["2", "5", "pending", "hold", "lead", "new", "open", "waiting", "processing", "trial"]),
        (ConversionStatus.Declined, ["3", "declined", "decline", "rejected", "reject", "invalid", "trash", "spam", "fraud", "cancelled", "canceled"]),
        (ConversionStatus.Reversed, ["reversed", "reversal", "refund", "refunded", "chargeback", "charged_back", "returned"]),
    }.SelectMany(pair => pair.Words.Select(word => (word, pair.Status))).ToFrozenDictionary(pair => pair.word, pair => pair.Status, StringComparer.OrdinalIgnoreCase);

    // What Keitaro's three maps stand for (https://docs.keitaro.io), in their order.
    private static readonly ConversionStatus[] Mapped = [ConversionStatus.Pending, ConversionStatus.Approved, ConversionStatus.Declined];

    /// <summary>Null for a word that nothing explains.</summary>
    public static ConversionStatus? Of(string word, IReadOnlyDictionary<string, string> values, Connection connection)
    {
        if (FromSetting(word, connection) is { } set)
            return set;

        var maps = PostbackNames.StatusMaps.Select(name => values.GetValueOrDefault(name)).ToList();
        for (var i = 0; i < maps.Count; i++)
        {
            if (maps[i] is { } words && Listed(words).Contains(word, StringComparer.OrdinalIgnoreCase))
                return Mapped[i];
        }

        // A sender who explains its words leaves none to be guessed.
        return maps.TrueForAll(map => map is null) && Usual.TryGetValue(word, out var status) ? status : null;
    }

    /// <summary>What a postback without a status says: something was earned, unless the connection says otherwise.</summary>
    public static ConversionStatus Default(Connection connection) =>
        connection.Settings.TryGetValue(DefaultSetting, out var word) && Usual.TryGetValue(word, out var status) ? status : ConversionStatus.Approved;

    public static bool IsKnown(string word) => Usual.ContainsKey(word);

    /// <summary>Whether a list such as <c>won=approved,7=declined</c> has a known status on each right side.</summary>
    public static bool AreReadable(string list) => Listed(list).All(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries) is [_, var ours] && IsKnown(ours));

    private static ConversionStatus? FromSetting(string word, Connection connection)
    {
        if (!connection.Settings.TryGetValue(Setting, out var list))
            return null;

        foreach (var pair in Listed(list))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [var theirs, var ours]
                && string.Equals(theirs, word, StringComparison.OrdinalIgnoreCase) && Usual.TryGetValue(ours, out var status))
            {
                return status;
            }
        }

        return null;
    }

    private static string[] Listed(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
