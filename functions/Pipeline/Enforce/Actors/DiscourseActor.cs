using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Enforce.Actors;

/// <summary>
/// Discourse: <see href="https://docs.discourse.org/">posts, private messages, silencing and suspending</see>. The connection's settings
/// <c>Address</c> (the forum's) and <c>ApiUser</c> (whose key the token is; <c>system</c> when not given) say where and as whom.
/// </summary>
public sealed class DiscourseActor(PlatformActs acts, TimeProvider clock) : PlatformActor
{
    private const int ForEverInYears = 100;

    public override Source Source => Source.Discourse;

    public override async Task<ActResult> ActAsync(Connection connection, ActOrder order, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(connection.Settings.GetValueOrDefault("Address"), UriKind.Absolute, out var forum))
            return NotPossible($"Set Ingest:Connections:{connection.Id}:Settings:Address to the forum's address.");
        if (order is { Due.Kind: EnforcementKind.Warn, Handle: null })
            return NotPossible("The member's user name is not known, so nobody can be written to.");

        var isRepeatable = order.Due.Kind != EnforcementKind.Warn;
        if (order.Due is { Kind: EnforcementKind.Remove, Message: { } message } && message.Value.Contains('/', StringComparison.Ordinal))
        {
            var found = await DoAsync(connection, forum, isRepeatable, (HttpMethod.Get, PostOf(message), null), cancellationToken);
            if (found["id"] is not { ValueKind: JsonValueKind.Number } id)
                return found.IsSuccess ? new ActResult.Trouble("a post without an id") : ResultOf(found, connection);

            order = order with { Due = order.Due with { Message = new(id.GetRawText()) } };
        }

        return ResultOf(await DoAsync(connection, forum, isRepeatable, Call(order), cancellationToken), connection);
    }

    private Task<PlatformAnswer> DoAsync(
        Connection connection, Uri forum, bool isRepeatable, (HttpMethod Method, string Path, JsonObject? Body) call, CancellationToken cancellationToken) =>
        acts.DoAsync(
            new(connection.Id.Value, forum.Host),
            isRepeatable,
            () => new(call.Method, new Uri(forum, call.Path))
            {
                Content = call.Body is null ? null : JsonContent.Create(call.Body),
                Headers = { { "Api-Key", connection.Token }, { "Api-Username", connection.Settings.GetValueOrDefault("ApiUser", "system") } },
            },
            cancellationToken);

    private static ActResult ResultOf(PlatformAnswer answer, Connection connection) =>
        Common(answer) ?? answer switch
        {
            { IsSuccess: true } => new ActResult.Done(),
            { Status: 404 or 410 } => new ActResult.NothingLeft("The post or the user is not there any more."),
            _ => new ActResult.Refused($"Discourse answers with status {answer.Status}. See that the API key may do this and belongs to {connection.Settings.GetValueOrDefault("ApiUser", "system")}."),
        };

    // Events name a post by its topic and its number there, the forum deletes it by an id of its own.
    private static string PostOf(MessageId message) => $"posts/by_number/{string.Join('/', message.Value.Split('/').Select(Uri.EscapeDataString))}.json";

    private (HttpMethod Method, string Path, JsonObject? Body) Call(ActOrder order)
    {
        var (due, user) = (order.Due, Uri.EscapeDataString(order.Account));
        var until = (due.Until ?? clock.GetUtcNow().AddYears(ForEverInYears)).ToString("O", CultureInfo.InvariantCulture);
        return due.Kind switch
        {
            EnforcementKind.Remove => (HttpMethod.Delete, $"posts/{Uri.EscapeDataString(due.Message?.Value ?? "")}.json", null),
            EnforcementKind.Warn => (HttpMethod.Post, "posts.json", new()
            {
                ["title"] = "About the rules of this community",
                ["raw"] = due.Notice,
                ["target_recipients"] = order.Handle,
                ["archetype"] = "private_message",
            }),
            EnforcementKind.Mute => (HttpMethod.Put, $"admin/users/{user}/silence.json", new() { ["silenced_till"] = until, ["reason"] = due.Rule }),
            EnforcementKind.Unmute => (HttpMethod.Put, $"admin/users/{user}/unsilence.json", null),
            EnforcementKind.Ban => (HttpMethod.Put, $"admin/users/{user}/suspend.json", new() { ["suspend_until"] = until, ["reason"] = due.Rule }),
            _ => (HttpMethod.Put, $"admin/users/{user}/unsuspend.json", null),
        };
    }
}
