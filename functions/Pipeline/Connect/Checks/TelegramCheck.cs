using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Platforms;

namespace Pipeline.Connect.Checks;

/// <summary>
/// A bot's rights and its webhook, by <see href="https://core.telegram.org/bots/api">getMe, getWebhookInfo and getChatMember</see>.
/// </summary>
public sealed class TelegramCheck(PlatformApi api, IOptions<PlatformOptions> platforms, TimeProvider clock) : PlatformCheck
{
    private static readonly TimeSpan RecentTrouble = TimeSpan.FromHours(1);

    /// <summary>The updates that are of use; without naming them, Telegram leaves members and reactions out.</summary>
    public static IReadOnlyList<string> Updates { get; } =
    [
        "message", "edited_message", "channel_post", "edited_channel_post", "message_reaction", "message_reaction_count", "chat_member",
        "my_chat_member", "poll_answer",
    ];

    public override Source Source => Source.Telegram;

    public override async Task<IReadOnlyList<ConnectionFinding>> CheckAsync(Connection connection, CancellationToken cancellationToken)
    {
        var me = await AskAsync(connection, "getMe", new { }, cancellationToken);
        if (Trouble("token", me, Refusal(me)) is { } trouble)
            return [trouble];

        var bot = me["result"];
        var findings = new List<ConnectionFinding>
        {
            new("token", $"The token is @{bot.GetProperty("username").GetString()}'s."),
            bot.TryGetProperty("can_read_all_group_messages", out var reads) && reads.GetBoolean()
                ? new("privacy mode", "The bot sees every message of its groups.")
                : new("privacy mode", "The bot sees commands and replies only, unless it is administrator.", "Send @BotFather /setprivacy, choose Disable, and add the bot to the group again."),
        };
        findings.AddRange(await WebhookAsync(connection, cancellationToken));
        foreach (var chat in connection.Channels.Keys)
            findings.AddRange(await RightsAsync(connection, bot.GetProperty("id").GetInt64(), chat, cancellationToken));
        if (connection.Channels.Count == 0)
            findings.Add(new("groups", "No group is named, so the bot's rights in it cannot be looked at.", "Name the group's id with its community under Channels."));
        return findings;
    }

    /// <summary>Makes Telegram send to the address, with the secret, what is of use.</summary>
    /// <returns>What Telegram has against it; null if nothing.</returns>
    public async Task<string?> RegisterAsync(Connection connection, Uri address, string secret, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            connection, "setWebhook", new { url = address.ToString(), secret_token = secret, allowed_updates = Updates }, cancellationToken);
        return Trouble("webhook", answer, Refusal(answer)) is { } trouble ? trouble.Detail : null;
    }

    private async Task<IEnumerable<ConnectionFinding>> WebhookAsync(Connection connection, CancellationToken cancellationToken)
    {
        var info = await AskAsync(connection, "getWebhookInfo", new { }, cancellationToken);
        if (Trouble("webhook", info, Refusal(info)) is { } trouble)
            return [trouble];

        var webhook = info["result"];
        var address = webhook.GetProperty("url").GetString();
        if (string.IsNullOrEmpty(address) || !address.EndsWith($"/api/webhooks/telegram/{connection.Id}", StringComparison.Ordinal))
        {
            return [new("webhook", string.IsNullOrEmpty(address) ? "Telegram has no address to send to." : "Telegram sends to another address.",
                $"Run 'connect telegram --connection {connection.Id} --url https://YOUR-HOST'.")];
        }

        return [Errors(webhook), Allowed(webhook)];
    }

    private ConnectionFinding Errors(JsonElement webhook)
    {
        var pending = webhook.TryGetProperty("pending_update_count", out var count) ? count.GetInt32() : 0;
        var failed = webhook.TryGetProperty("last_error_date", out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds.GetInt64()) : (DateTimeOffset?)null;
        return failed is { } at && clock.GetUtcNow() - at < RecentTrouble
            ? new("webhook", string.Create(CultureInfo.InvariantCulture, $"{pending} updates wait; at {at:u} Telegram was told: {webhook.GetProperty("last_error_message").GetString()}."),
                "401 means another secret than ours: connect again with --url. Anything else: see that the host is up and reachable over HTTPS.")
            : new("webhook", string.Create(CultureInfo.InvariantCulture, $"Telegram delivers to us; {pending} updates wait."));
    }

    private static ConnectionFinding Allowed(JsonElement webhook)
    {
        var allowed = webhook.TryGetProperty("allowed_updates", out var list) ? list.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var missing = Updates.Except(allowed).ToList();
        return missing.Count == 0
            ? new("updates", "Every kind of update that is of use is sent.")
            : new("updates", $"Not sent: {string.Join(", ", missing)}.", "Connect again with --url, which asks for them.");
    }

    private async Task<IEnumerable<ConnectionFinding>> RightsAsync(Connection connection, long bot, string chat, CancellationToken cancellationToken)
    {
        var what = $"group {chat}";
        var answer = await AskAsync(connection, "getChatMember", new { chat_id = chat, user_id = bot }, cancellationToken);
        if (Trouble(what, answer, Refusal(answer)) is { } trouble)
            return [trouble with { Remedy = "See that the bot is in the group and that the id is the group's; a group that became a supergroup has a new one." }];

        var member = answer["result"];
        if (member.GetProperty("status").GetString() is not ("administrator" or "creator"))
            return [new(what, "The bot is no administrator: joins, member changes and reactions do not come.", "Make the bot administrator of the group.")];

        string[] rights = ["can_delete_messages", "can_restrict_members"];
        var missing = rights.Where(right => !(member.TryGetProperty(right, out var has) && has.GetBoolean())).ToList();
        return [new(what, missing.Count == 0
            ? "The bot is administrator and may delete messages and restrict members."
            : $"The bot is administrator. To act on members it would also need: {string.Join(", ", missing)}.")];
    }

    private Task<PlatformAnswer> AskAsync<T>(Connection connection, string method, T parameters, CancellationToken cancellationToken) => api.AskAsync(
        () => new(HttpMethod.Post, new Uri(platforms.Value.Telegram, $"bot{connection.Token}/{method}")) { Content = JsonContent.Create(parameters) },
        cancellationToken);

    private static string? Refusal(PlatformAnswer answer) => answer.Flag("ok") ? null : answer.Text("description") ?? "nothing that can be understood";
}
