using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Platforms;

namespace Pipeline.Connect.Checks;

/// <summary>
/// A Discord app's intents, by the flags of <see href="https://docs.discord.com/developers/resources/application">its application</see>,
/// and its bot's permissions in the servers it is in.
/// </summary>
public sealed class DiscordCheck(PlatformApi api, IOptions<PlatformOptions> platforms) : PlatformCheck
{
    private const long MembersIntent = (1 << 14) | (1 << 15);
    private const long ContentIntent = (1 << 18) | (1 << 19);
    private const long Administrator = 1 << 3;

    // Permission, its name in Discord's settings, and what does not come without it.
    private static readonly (long Bit, string Name, string Gives)[] Needed =
    [
        (1 << 10, "View Channels", "any message"), (1 << 5, "Manage Server", "which invite was used"), (1 << 7, "View Audit Log", "whether somebody left or was removed"),
    ];

    public override Source Source => Source.Discord;

    public override async Task<IReadOnlyList<ConnectionFinding>> CheckAsync(Connection connection, CancellationToken cancellationToken)
    {
        var application = await AskAsync(connection, "applications/@me", cancellationToken);
        if (Trouble("token", application, null) is { } trouble)
            return [trouble];

        var flags = application["flags"] is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
        var findings = new List<ConnectionFinding>
        {
            new("token", $"The token is {application.Text("name")}'s."),
            Intent("server members intent", (flags & MembersIntent) != 0, "joins and leaves"),
            Intent("message content intent", (flags & ContentIntent) != 0, "texts"),
        };
        findings.AddRange(await ServersAsync(connection, cancellationToken));
        return findings;
    }

    private static ConnectionFinding Intent(string name, bool isOn, string gives) => isOn
        ? new(name, "It is switched on.")
        : new(name, $"It is off: {gives} do not come.", "Switch it on in Discord's developer portal, under Bot, Privileged Gateway Intents.");

    private async Task<IEnumerable<ConnectionFinding>> ServersAsync(Connection connection, CancellationToken cancellationToken)
    {
        var servers = await AskAsync(connection, "users/@me/guilds", cancellationToken);
        if (Trouble("servers", servers, servers.Body.ValueKind == JsonValueKind.Array ? null : "no list of servers") is { } trouble)
            return [trouble];
        if (servers.Body.GetArrayLength() == 0)
            return [new("servers", "The bot is in no server.", "Open the invite address of the README's section on Discord, and choose the server.")];

        return servers.Body.EnumerateArray().Select(Server);
    }

    private static ConnectionFinding Server(JsonElement server)
    {
        var what = $"server {server.GetProperty("id").GetString()}";
        var permissions = long.Parse(server.GetProperty("permissions").GetString()!, CultureInfo.InvariantCulture);
        var missing = (permissions & Administrator) != 0 ? [] : Needed.Where(need => (permissions & need.Bit) == 0).ToList();
        return missing.Count == 0
            ? new(what, "The bot has every permission that is of use.")
            : new(what, $"Without {string.Join(", ", missing.Select(need => $"{need.Name} it is not told {need.Gives}"))}.",
                "Give the bot's role these permissions in the server's settings.");
    }

    private Task<PlatformAnswer> AskAsync(Connection connection, string path, CancellationToken cancellationToken) => api.AskAsync(
        () => new(HttpMethod.Get, new Uri(platforms.Value.Discord, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bot", connection.Token) } },
        cancellationToken);
}
