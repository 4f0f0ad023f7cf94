using System.Text.Json;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>
/// Telegram's Bot API (https://core.telegram.org/bots/api#setwebhook): one update per delivery, with the connection's secret token in a
/// header. Nothing is signed and no time is sent, so redeliveries are told by ids alone: a message by chat and message id, which
/// exported history has too, everything else by update id.
/// </summary>
public sealed class TelegramSource(MemberKey key) : WebhookSource
{
    private const string TokenHeader = "X-Telegram-Bot-Api-Secret-Token";

    public override Source Source => Source.Telegram;

    public override Refusal? Verify(WebhookRequest request, Connection connection) => request.Header(TokenHeader) switch
    {
        null or "" => Refusal.Missing(TokenHeader),
        var token when SharedToken.IsAny(token, connection.Secrets) => null,
        _ => Refusal.Wrong(TokenHeader),
    };

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var body = request.Body.Span;
        var update = JsonSerializer.Deserialize(body, TelegramJsonContext.Default.TelegramUpdate)
            ?? throw new JsonException("The update is null.");
        var delivery = new TelegramDelivery(connection, key, update.UpdateId, request.ReceivedAt);
        return update switch
        {
            { Message: { } message } => TelegramMessages.Posted(message, "message", delivery, body),
            { ChannelPost: { } post } => TelegramMessages.Posted(post, "channel_post", delivery, body),
            { EditedMessage: { } edit } => TelegramMessages.Edited(edit, "edited_message", delivery, body),
            { EditedChannelPost: { } edit } => TelegramMessages.Edited(edit, "edited_channel_post", delivery, body),
            { MessageReaction: { } reaction } => TelegramReactions.Changed(reaction, delivery),
            { MessageReactionCount: { } count } => TelegramReactions.Counted(count, delivery),
            { ChatMember: { } change } => TelegramMembers.Changed(change, delivery),
            { MyChatMember: { } change } => Reading.NotUsed("my_chat_member/" + TelegramMembers.StatusName(change.NewChatMember)),
            { PollAnswer: { } answer } => TelegramReactions.Voted(answer, delivery),
            _ => Reading.NotUsed(TelegramKinds.UpdateKind(body)),
        };
    }
}
