using System.Globalization;

namespace Pipeline.Ingest.HubSpot;

/// <summary>
/// The address that was called and therefore signed. Behind a proxy this host sees another one: the setting <c>PublicUrl</c>
/// (<c>https://hooks.example.org</c>) says what stands before the path, or <c>Forwarded</c> = <c>trust</c> takes it from the headers that a
/// proxy sets. Those are not taken unasked, although who sends false ones only spoils the signature.
/// </summary>
internal static class PublicAddress
{
    public const string UrlSetting = "PublicUrl";
    public const string ForwardedSetting = "Forwarded";
    public const string Trust = "trust";

    // What HubSpot signs as the character itself; every other escape stays as it is.
    private const string DecodedCharacters = ":/?@!$'()*,;";

    public static string Of(WebhookRequest request, Connection connection)
    {
        if (connection.Settings.GetValueOrDefault(UrlSetting) is { Length: > 0 } url)
            return url.TrimEnd('/') + AfterHost(request.Url);
        if (connection.Settings.GetValueOrDefault(ForwardedSetting) != Trust || request.Header("X-Forwarded-Host") is not { Length: > 0 } host)
            return request.Url;

        var scheme = request.Header("X-Forwarded-Proto") is { Length: > 0 } proto ? FirstOf(proto) : request.Url[..request.Url.IndexOf(':', StringComparison.Ordinal)];
        return $"{scheme}://{FirstOf(host)}{AfterHost(request.Url)}";
    }

    public static string Decoded(string address)
    {
        if (!address.Contains('%', StringComparison.Ordinal))
            return address;

        var decoded = new char[address.Length];
        var length = 0;
        for (var i = 0; i < address.Length; i++)
        {
            if (address[i] == '%' && i + 2 < address.Length
                && byte.TryParse(address.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && DecodedCharacters.Contains((char)code, StringComparison.Ordinal))
            {
                decoded[length++] = (char)code;
                i += 2;
            }
            else
            {
                decoded[length++] = address[i];
            }
        }

        return new(decoded, 0, length);
    }

    private static string AfterHost(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOfAny(['/', '?'], Math.Min(host, url.Length));
        return path < 0 ? "" : url[path..];
    }

    // Proxies after one another each add theirs; the first is what the caller called.
    private static string FirstOf(string list) => list.Split(',')[0].Trim();
}
