using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>
/// What an address of a message needs beyond the message's own ids, as the people who set a connection up have written it: no event of the
/// platform is believed about where a link leads.
/// </summary>
internal static class LinkSettings
{
    /// <summary>Discord: the server's id; of several, <c>vip=111,club=222</c> by community.</summary>
    public const string Server = "Server";

    /// <summary>Slack: what stands before <c>.slack.com</c>; of several, <c>vip=acme,club=acme-club</c> by community.</summary>
    public const string Workspace = "Workspace";

    /// <summary>Discourse: the forum's address.</summary>
    public const string Site = "Site";

    /// <summary>Own platforms: an address with <c>{channel}</c> and <c>{message}</c> behind its host.</summary>
    public const string MessageLink = "MessageLink";

    private const string MessagePart = "{message}";

    /// <summary>What to write instead, each beginning with the setting's name.</summary>
    public static IEnumerable<string> Faults(string? source, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (Fault(source, name, value) is { } fault)
                yield return fault;
        }
    }

    /// <summary>Of a list by community, or of one for all of them; null where nothing usable stands there.</summary>
    public static string? For(this IReadOnlyDictionary<string, string> settings, string name, CommunityId community, Func<string, bool> isUsable)
    {
        var values = Pairs(settings.GetValueOrDefault(name)).Where(pair => pair.Community is null || pair.Community == community.Value).ToList();
        return values is [var (_, value)] && isUsable(value) ? value : null;
    }

    public static bool IsServer(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);

    // A workspace of an enterprise has two names: acme.enterprise.
    public static bool IsWorkspace(string text) => text.Split('.') is { Length: 1 or 2 } names && Array.TrueForAll(names, name => Slug.IsValid(name));

    /// <summary>The address without a slash at its end; null where it is none that a link may lead to.</summary>
    public static string? SiteOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site) && IsSafe(site) && site is { Query: "", Fragment: "" } ? site.AbsoluteUri.TrimEnd('/') : null;

    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0;

    /// <summary>Whether ids can be written into it and leave its host as it is.</summary>
    public static bool IsTemplate(string text)
    {
        var parts = text.IndexOf('{', StringComparison.Ordinal);
        return text.Contains(MessagePart, StringComparison.Ordinal) && Uri.TryCreate(text[..parts], UriKind.Absolute, out var before) && IsSafe(before)
            && text.AsSpan(0, parts).Count('/') >= 3;
    }

    private static string? Fault(string? source, string name, string value) => (source, name.ToUpperInvariant()) switch
    {
        ("discord", "SERVER") when !AreAll(value, IsServer) => $"{Server} is to be the server's id, or a list by community such as vip=111,club=222.",
        ("slack", "WORKSPACE") when !AreAll(value, IsWorkspace) =>
            $"{Workspace} is to be what stands before .slack.com in the workspace's address, or a list by community such as vip=acme,club=acme-club.",
        ("discourse", "SITE") when SiteOf(value) is null => $"{Site} is to be the forum's https address, such as https://forum.example.org.",
        ("internal", "MESSAGELINK") when !IsTemplate(value) =>
            $"{MessageLink} is to be an https address with {{message}}, and {{channel}} if need be, behind its host.",
        _ => null,
    };

    private static bool AreAll(string list, Func<string, bool> isUsable) => Pairs(list).ToList() is { Count: > 0 } pairs && pairs.TrueForAll(pair => isUsable(pair.Value));

    private static IEnumerable<(string? Community, string Value)> Pairs(string? list) => (list ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .Select(pair => pair.Length > 1 ? ((string?)pair[0], pair[1]) : (null, pair[0]));
}
