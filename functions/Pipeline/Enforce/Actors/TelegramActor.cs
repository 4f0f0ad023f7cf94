using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Enforce.Actors;

/// <summary>
/// Telegram: <see href="https://core.telegram.org/bots/api">deleteMessage, sendMessage, restrictChatMember, banChatMember,
/// unbanChatMember</see>. Mutes are for supergroups only. A warning is shown to its member alone where the member's app can do that.
/// </summary>
public sealed class TelegramActor(PlatformActs acts, IOptions<PlatformOptions> platforms) : PlatformActor
{
    private static readonly string[] Permissions =
    [
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
        "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_invite_users",
    ];

    private static readonly string[] GoneWords = ["message to delete not found", "message not found", "user not found", "user_not_participant", "participant_id_invalid"];

    public override Source Source => Source.Telegram;

    public override async Task<ActResult> ActAsync(Connection connection, ActOrder order, CancellationToken cancellationToken)
    {
        var due = order.Due;
        var (method, parameters) = Call(due, order.Account);
        parameters["chat_id"] = due.Channel?.Value;
        var answer = await acts.DoAsync(
            new(connection.Id.Value, due.Channel?.Value ?? ""),
            isRepeatable: due.Kind != EnforcementKind.Warn,
            () => new(HttpMethod.Post, new Uri(platforms.Value.Telegram, $"bot{connection.Token}/{method}")) { Content = JsonContent.Create(parameters) },
            cancellationToken);
        return Common(answer) ?? (answer.Flag("ok") ? new ActResult.Done() : Meaning(answer.Text("description") ?? $"status {answer.Status}"));
    }

    private static (string Method, JsonObject Parameters) Call(EnforcementDue due, string account)
    {
        var user = long.TryParse(account, out var id) ? id : 0;
        return due.Kind switch
        {
            EnforcementKind.Remove => ("deleteMessage", new() { ["message_id"] = MessageNumber(due) }),
            EnforcementKind.Warn => ("sendMessage", Warning(due, user)),
            EnforcementKind.Mute => ("restrictChatMember", Restriction(user, allowed: false, due.Until)),
            EnforcementKind.Unmute => ("restrictChatMember", Restriction(user, allowed: true, null)),
            EnforcementKind.Ban => ("banChatMember", new() { ["user_id"] = user, ["until_date"] = due.Until?.ToUnixTimeSeconds() }),
            _ => ("unbanChatMember", new() { ["user_id"] = user, ["only_if_banned"] = true }),
        };
    }

    private static JsonObject Warning(EnforcementDue due, long user)
    {
        var warning = new JsonObject { ["text"] = due.Notice, ["receiver_user_id"] = user };
        if (due.Message is not null)
            warning["reply_parameters"] = new JsonObject { ["message_id"] = MessageNumber(due), ["allow_sending_without_reply"] = true };
        return warning;
    }

    private static JsonObject Restriction(long user, bool allowed, DateTimeOffset? until) => new()
    {
        ["user_id"] = user,
        ["permissions"] = new JsonObject(Permissions.Select(name => KeyValuePair.Create(name, (JsonNode?)allowed))),
        ["until_date"] = until?.ToUnixTimeSeconds(),
    };

    private static long? MessageNumber(EnforcementDue due) => long.TryParse(due.Message?.Value, out var number) ? number : null;

    private static ActResult Meaning(string description) =>
        Array.Exists(GoneWords, word => description.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? new ActResult.NothingLeft(description)
            : new ActResult.Refused($"Telegram answers: {description}. See the bot's rights in the group ('connect telegram').");
}
