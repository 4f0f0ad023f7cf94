using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Enforce.Actors;

/// <summary>
/// Slack: <see href="https://docs.slack.dev/reference/methods">chat.delete, chat.postEphemeral, conversations.kick and .invite</see>. There is
/// no mute. A bot's token deletes the bot's own messages only; an administrator's user token deletes any.
/// </summary>
public sealed class SlackActor(PlatformActs acts, IOptions<PlatformOptions> platforms) : PlatformActor
{
    private static readonly string[] Gone = ["message_not_found", "not_in_channel", "already_in_channel", "user_not_in_channel", "user_not_found", "account_inactive"];

    public override Source Source => Source.Slack;

    public override bool Knows(EnforcementKind act) => act is not (EnforcementKind.Mute or EnforcementKind.Unmute);

    public override async Task<ActResult> ActAsync(Connection connection, ActOrder order, CancellationToken cancellationToken)
    {
        var (due, channel) = (order.Due, order.Due.Channel?.Value);
        return due.Kind switch
        {
            EnforcementKind.Remove => await CallAsync(connection, due, "chat.delete", new { channel, ts = due.Message?.Value }, cancellationToken),
            EnforcementKind.Warn => await CallAsync(connection, due, "chat.postEphemeral", new { channel, user = order.Account, text = due.Notice }, cancellationToken),
            EnforcementKind.Ban => await CallAsync(connection, due, "conversations.kick", new { channel, user = order.Account }, cancellationToken),
            EnforcementKind.Unban => await CallAsync(connection, due, "conversations.invite", new { channel, users = order.Account }, cancellationToken),
            _ => NotPossible("Slack cannot mute a member. Warn, remove the message, or take the member out of the channel."),
        };
    }

    private async Task<ActResult> CallAsync<T>(Connection connection, EnforcementDue due, string method, T parameters, CancellationToken cancellationToken)
    {
        var answer = await acts.DoAsync(
            new(connection.Id.Value, due.Channel?.Value ?? ""),
            isRepeatable: due.Kind != EnforcementKind.Warn,
            () => new(HttpMethod.Post, new Uri(platforms.Value.Slack, method))
            {
                Content = JsonContent.Create(parameters),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", connection.Token) },
            },
            cancellationToken);
        return Common(answer) ?? (answer.Flag("ok") ? new ActResult.Done() : Meaning(answer.Text("error") ?? $"status {answer.Status}"));
    }

    private static ActResult Meaning(string error) => error switch
    {
        _ when Gone.Contains(error) => new ActResult.NothingLeft(error),
        "ratelimited" => new ActResult.Later(TimeSpan.FromMinutes(1)),
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" => new ActResult.Trouble(error),
        "cant_delete_message" => NotPossible("A bot's token deletes the bot's own messages only: give the connection the user token of an administrator."),
        _ => new ActResult.Refused($"Slack answers: {error}. See the app's scopes ('connect slack')."),
    };
}
