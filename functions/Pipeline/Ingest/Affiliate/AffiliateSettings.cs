namespace Pipeline.Ingest.Affiliate;

/// <summary>Says at start what is wrong with the settings of a network's connection.</summary>
internal static class AffiliateSettings
{
    private static readonly string[] Names =
        [PostbackNames.NetworkSetting, .. PostbackNames.Parts, PostbackStatus.Setting, PostbackStatus.DefaultSetting, Postback.CurrencySetting];

    /// <summary>What to write instead, each beginning with the setting's name.</summary>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return $"{name} is no setting of a network; those are {string.Join(", ", Names)}.";
            if (Is(name, PostbackNames.NetworkSetting) && !PostbackNames.NetworkNames.Contains(value, StringComparer.OrdinalIgnoreCase))
                yield return $"{name} is no network that is known; use one of {string.Join(", ", PostbackNames.NetworkNames)}, or leave it out and name the parameters.";
            if (Is(name, PostbackStatus.DefaultSetting) && !PostbackStatus.IsKnown(value))
                yield return $"{name} is no status; use approved, pending, declined or reversed.";
            if (Is(name, PostbackStatus.Setting) && !PostbackStatus.AreReadable(value))
                yield return $"{name} is to be a list such as won=approved,lost=declined; the right sides are approved, pending, declined or reversed.";
        }
    }

    private static bool Is(string name, string setting) => name.Equals(setting, StringComparison.OrdinalIgnoreCase);
}
