using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Enforce.Actors;

/// <summary>
/// Discord: <see href="https://docs.discord.com/developers/resources/guild">messages, time-outs of at most 28 days, bans</see>; a warning is
/// a direct message, which members may have switched off.
/// </summary>
public sealed class DiscordActor(PlatformActs acts, IOptions<PlatformOptions> platforms, TimeProvider clock) : PlatformActor
{
    private const int UnknownChannel = 10003;
    private const int UnknownMember = 10007;
    private const int UnknownMessage = 10008;
    private const int UnknownUser = 10013;
    private const int UnknownBan = 10026;
    private const int TakesNoMessages = 50007;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    public override Source Source => Source.Discord;

    public override async Task<ActResult> ActAsync(Connection connection, ActOrder order, CancellationToken cancellationToken)
    {
        var (due, account) = (order.Due, order.Account);
        if (due.Kind == EnforcementKind.Remove)
            return Meaning(await CallAsync(connection, due, HttpMethod.Delete, $"channels/{due.Channel}/messages/{due.Message}", null, cancellationToken));
        if (due.Kind == EnforcementKind.Warn)
            return await WarnAsync(connection, due, account, cancellationToken);

        // A channel says which server it is in; members and bans belong to the server.
        var channel = await CallAsync(connection, due, HttpMethod.Get, $"channels/{due.Channel}", null, cancellationToken);
        if (channel.Text("guild_id") is not { } server)
            return channel.IsSuccess ? NotPossible("The channel belongs to no server.") : Meaning(channel);

        return Meaning(due.Kind switch
        {
            EnforcementKind.Ban => await CallAsync(connection, due, HttpMethod.Put, $"guilds/{server}/bans/{account}", new() { ["delete_message_seconds"] = 0 }, cancellationToken),
            EnforcementKind.Unban => await CallAsync(connection, due, HttpMethod.Delete, $"guilds/{server}/bans/{account}", null, cancellationToken),
            _ => await CallAsync(connection, due, HttpMethod.Patch, $"guilds/{server}/members/{account}", TimeOut(due), cancellationToken),
        });
    }

    private async Task<ActResult> WarnAsync(Connection connection, EnforcementDue due, string account, CancellationToken cancellationToken)
    {
        var opened = await CallAsync(connection, due, HttpMethod.Post, "users/@me/channels", new() { ["recipient_id"] = account }, cancellationToken);
        if (opened.Text("id") is not { } direct)
            return Meaning(opened);

        var text = new JsonObject { ["content"] = due.Notice, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
        return Meaning(await CallAsync(connection, due, HttpMethod.Post, $"channels/{direct}/messages", text, cancellationToken));
    }

    private JsonObject TimeOut(EnforcementDue due)
    {
        var longest = clock.GetUtcNow() + LongestTimeout - TimeSpan.FromMinutes(1);
        var until = due.Until is { } wanted && wanted < longest ? wanted : longest;
        return new() { ["communication_disabled_until"] = due.Kind == EnforcementKind.Mute ? until.ToString("O", CultureInfo.InvariantCulture) : null };
    }

    private Task<PlatformAnswer> CallAsync(
        Connection connection, EnforcementDue due, HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken) => acts.DoAsync(
        new(connection.Id.Value, due.Channel?.Value ?? ""),
        isRepeatable: method != HttpMethod.Post,
        () =>
        {
            var request = new HttpRequestMessage(method, new Uri(platforms.Value.Discord, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", connection.Token);
            if (method != HttpMethod.Get && method != HttpMethod.Post)
                request.Headers.Add("X-Audit-Log-Reason", Uri.EscapeDataString(due.Rule.Length > 400 ? due.Rule[..400] : due.Rule));
            request.Content = body is null ? null : JsonContent.Create(body);
            return request;
        },
        cancellationToken);

    private static ActResult Meaning(PlatformAnswer answer)
    {
        if (Common(answer) is { } common)
            return common;
        if (answer.IsSuccess)
            return new ActResult.Done();

        var code = answer["code"] is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
        return code switch
        {
            UnknownMessage or UnknownMember or UnknownUser or UnknownBan or UnknownChannel => new ActResult.NothingLeft(answer.Text("message") ?? "unknown"),
            TakesNoMessages => NotPossible("The member takes no direct messages, so the warning cannot be private."),
            _ => new ActResult.Refused($"Discord answers: {answer.Text("message") ?? $"status {answer.Status}"}. See the bot's permissions and the place of its role ('connect discord')."),
        };
    }
}
