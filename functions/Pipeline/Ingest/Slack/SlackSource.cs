using System.Text;
using System.Text.Json;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// Slack's Events API (https://docs.slack.dev/apis/events-api): one event per delivery, signed with the app's signing secret together
/// with the time (https://docs.slack.dev/authentication/verifying-requests-from-slack). A delivery that is sent again has the same
/// event id; messages, their edits and announced joins have ids of their own that exported history has too.
/// </summary>
public sealed class SlackSource(MemberKey key) : WebhookSource
{
    private const string SignatureHeader = "X-Slack-Signature";
    private const string TimeHeader = "X-Slack-Request-Timestamp";
    private const string Version = "v0=";

    public override Source Source => Source.Slack;

    public override Refusal? Verify(WebhookRequest request, Connection connection)
    {
        if (request.Header(SignatureHeader) is not { Length: > 0 } signature)
            return Refusal.Missing(SignatureHeader);
        if (request.Header(TimeHeader) is not { Length: > 0 } time)
            return Refusal.Missing(TimeHeader);

        var content = new SignedContent($"v0:{time}:", request.Body.Span);
        if (!signature.StartsWith(Version, StringComparison.Ordinal)
            || !HmacSignature.IsHexOfAny(content, signature.AsSpan(Version.Length), connection.Secrets))
        {
            return Refusal.Wrong(SignatureHeader);
        }

        return SignedTime.IsFreshSeconds(time, request.ReceivedAt, SignedTime.DefaultTolerance)
            ? null
            : Refusal.Stale(TimeHeader, SignedTime.DefaultTolerance);
    }

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var body = request.Body.Span;
        var envelope = new SlackEnvelopeReader(body).Read();
        return envelope switch
        {
            { Type: null or "" } => Reading.Unreadable("The delivery has no type."),
            { Type: "url_verification" } => Verified(envelope.Challenge),
            { Type: not SlackEnvelope.Callback } => Reading.NotUsed(envelope.Type),
            { EventId: null or "" } => Reading.Unreadable("The delivery has no event_id."),
            _ => Read(body.Slice(envelope.Event.Start, envelope.Event.Length), new(connection, key, envelope)),
        };
    }

    private static Reading Read(ReadOnlySpan<byte> json, SlackDelivery delivery)
    {
        var slack = SlackJsonContext.Default;
        return SlackKind.Of(json) switch
        {
            null => Reading.Unreadable("The event has no type."),
            "message" => SlackMessages.Read(Parsed(JsonSerializer.Deserialize(json, slack.SlackMessageEvent)), delivery),
            "reaction_added" => SlackReactions.Added(Parsed(JsonSerializer.Deserialize(json, slack.SlackReaction)), delivery),
            "reaction_removed" => SlackReactions.Removed(Parsed(JsonSerializer.Deserialize(json, slack.SlackReaction)), delivery),
            "member_joined_channel" => SlackMembers.Joined(Parsed(JsonSerializer.Deserialize(json, slack.SlackChannelMember)), delivery),
            "member_left_channel" => SlackMembers.Left(Parsed(JsonSerializer.Deserialize(json, slack.SlackChannelMember)), delivery),
            "team_join" => SlackMembers.Came(Parsed(JsonSerializer.Deserialize(json, slack.SlackUserNews)), delivery),
            "user_change" => SlackMembers.Changed(Parsed(JsonSerializer.Deserialize(json, slack.SlackUserNews)), delivery),
            "channel_id_changed" => SlackChannels.Renamed(Parsed(JsonSerializer.Deserialize(json, slack.SlackChannelRename)), delivery),
            var other => Reading.NotUsed(other),
        };
    }

    private static T Parsed<T>(T? payload) where T : class => payload ?? throw new JsonException("The event is null.");

    // Sent once, signed like everything else, when the address is entered in the app's settings.
    private static Reading Verified(string? challenge) => string.IsNullOrEmpty(challenge)
        ? Reading.Unreadable("The url_verification has no challenge.")
        : Reading.Nothing with { Reply = new(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(challenge)) };
}
