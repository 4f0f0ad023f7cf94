using System.Globalization;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Store;

namespace Pipeline.Connect;

/// <summary>
/// Looks at what a connection really has: its secret, what last came, and, with a token, what the platform grants. The result is stored,
/// and stands beside the numbers until the next check.
/// </summary>
public sealed class CheckConnection(IStore store, IEnumerable<PlatformCheck> platforms, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromDays(2);

    public async Task<ConnectionChecked> HandleAsync(Connection connection, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = await store.FindAsync(Tables.Connections, Tables.ConnectionKey(connection.Id), cancellationToken);
        var findings = new List<ConnectionFinding> { Secret(connection) };
        findings.AddRange(Deliveries(connection, state, now));
        findings.AddRange(await PlatformAsync(connection, cancellationToken));

        var found = new ConnectionChecked(connection.Id, now, findings);
        await store.PutAsync(Tables.Checks, [found], cancellationToken);
        return found;
    }

    private static ConnectionFinding Secret(Connection connection) => connection.Secrets.Count > 0
        ? new("secret", connection.Secrets.Count == 1 ? "Deliveries are checked against one secret." : $"Deliveries are checked against {connection.Secrets.Count} secrets.")
        : new("secret", "There is no usable secret: every delivery is refused.", $"Set Ingest:Connections:{connection.Id}:Secrets:0 to what the platform signs with.");

    private static IEnumerable<ConnectionFinding> Deliveries(Connection connection, ConnectionState? state, DateTimeOffset now)
    {
        yield return state?.AcceptedAt switch
        {
            null => new("deliveries", "Nothing has come yet.", $"Give the platform the address https://YOUR-HOST/api/webhooks/{connection.Source.Name()}/{connection.Id}."),
            { } at when now - at > Silence => new("deliveries", $"Nothing has come since {Instant(at)}.", "See on the platform whether the webhook is still switched on: some switch it off after failures."),
            { } at => new("deliveries", $"The last came at {Instant(at)}."),
        };
        if (state is { RefusedAt: { } refused } && !(state.AcceptedAt > refused))
            yield return new("signature", $"At {Instant(refused)} a delivery was refused: {state.Refusal}.", "The platform signs with another secret than ours: copy it again into Secrets.");
        if (state?.QuarantinedAt is { } quarantined && now - quarantined < Silence)
            yield return new("quarantine", $"At {Instant(quarantined)} a delivery could not be read.", $"GET /api/quarantine/{connection.Id} tells why; report it, and replay it after an upgrade.");
    }

    private async Task<IReadOnlyList<ConnectionFinding>> PlatformAsync(Connection connection, CancellationToken cancellationToken)
    {
        if (platforms.FirstOrDefault(check => check.Source == connection.Source) is not { } platform)
            return [];
        if (connection.Token is null)
            return [new("token", "There is no token, so the platform cannot be asked what it grants.", $"Set Ingest:Connections:{connection.Id}:Token.")];

        try
        {
            return await platform.CheckAsync(connection, cancellationToken);
        }
        catch (Exception unexpected) when (unexpected is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // An answer of another form than documented: the platform changed, or something else answers in its place.
            return [new("platform", "The platform answers in a form that is not known.", "See that Platforms settings name the platform's own address; otherwise report it.")];
        }
    }

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
