using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>The connections that webhooks are taken from: configuration section <c>Ingest</c>.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>By connection id, the last part of the webhook's address.</summary>
    public Dictionary<string, ConnectionOptions> Connections { get; init; } = [];
}

/// <summary>One connection as configuration has it (see <see cref="Connection"/> for what the values mean).</summary>
public sealed class ConnectionOptions
{
    // An app setting whose reference cannot be resolved is handed over as it stands: as a secret it would be public.
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    public string? Source { get; init; }

    public string? Community { get; init; }

    public List<string> Secrets { get; init; } = [];

    public string? Token { get; init; }

    public Dictionary<string, string> Channels { get; init; } = [];

    public Dictionary<string, string> Settings { get; init; } = [];

    public static bool IsUsable(string? secret) =>
        !string.IsNullOrWhiteSpace(secret) && !secret.TrimStart().StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase);

    internal Connection ToConnection(string id) => new()
    {
        Id = new(id),
        Source = SourceNames.TryParse(Source!, out var source) ? source : throw new InvalidOperationException("The options were not validated."),
        Community = string.IsNullOrEmpty(Community) ? null : new CommunityId(Community),
        Channels = Channels.ToDictionary(pair => source == Model.Source.Telegram ? WithSign(pair.Key) : pair.Key, pair => new CommunityId(pair.Value), StringComparer.Ordinal),
        Secrets = [.. Secrets.Where(IsUsable)],
        Token = IsUsable(Token) ? Token : null,
        Settings = new Dictionary<string, string>(Settings, StringComparer.OrdinalIgnoreCase),
    };

    // Groups of Telegram have negative ids, and the name of an app setting on Azure takes no hyphen: m1001234567890 stands for -1001234567890.
    private static string WithSign(string chat) =>
        chat.Length > 1 && chat[0] is 'm' or 'M' && chat.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false ? $"-{chat[1..]}" : chat;
}
