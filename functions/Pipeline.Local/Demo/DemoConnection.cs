using System.Security.Cryptography;
using Pipeline.Ingest;
using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>How one space of a demo community is connected.</summary>
/// <param name="Space">Position in <see cref="CommunityProfile.Spaces"/>.</param>
internal sealed record DemoConnection(ConnectionId Id, Source Source, CommunityId Community, int Space)
{
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A fresh secret as the source's own settings page would make one.</summary>
    public string NewSecret() => Source == Source.Telegram
        ? RandomNumberGenerator.GetHexString(48, lowercase: true)
        : "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What configuration section <c>Ingest:Connections:{id}</c> needs.</summary>
    public ConnectionOptions ToOptions(string secret) => new()
    {
        Source = Source.Name(),
        Community = Community.Value,
        Secrets = [secret],
        Settings = new(Settings, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The connection as ingestion sees it, for reading bodies that nobody has to sign.</summary>
    public Connection ToConnection() => new() { Id = Id, Source = Source, Community = Community, Settings = Settings };
}
