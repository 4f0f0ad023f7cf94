namespace Pipeline.Ingest.HubSpot;

/// <summary>Says at start what is wrong with the settings of a CRM's connection.</summary>
internal static class HubSpotSettings
{
    private static readonly string[] Names =
        [.. Enum.GetNames<HubSpotMeaning>(), PublicAddress.UrlSetting, PublicAddress.ForwardedSetting, HubSpotSignature.Setting];

    /// <summary>What to write instead, each beginning with the setting's name.</summary>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return $"{name} is no setting of HubSpot; those are {string.Join(", ", Names)}.";
            else if (Is(name, PublicAddress.UrlSetting) && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", PathAndQuery: "/" }))
                yield return $"{name} is to be what stands before the path, such as https://hooks.example.org.";
            else if (Is(name, PublicAddress.ForwardedSetting) && value != PublicAddress.Trust)
                yield return $"{name} is to be '{PublicAddress.Trust}', where a proxy sets X-Forwarded-Host itself, or is to be left out.";
            else if (Is(name, HubSpotSignature.Setting) && value != HubSpotSignature.Newest)
                yield return $"{name} is to be '{HubSpotSignature.Newest}', to refuse older signatures, or is to be left out.";
        }
    }

    private static bool Is(string name, string setting) => name.Equals(setting, StringComparison.OrdinalIgnoreCase);
}
