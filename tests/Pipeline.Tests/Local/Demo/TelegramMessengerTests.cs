using System.Text.Json;
using Pipeline.Ingest;
using Pipeline.Local.Demo;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

public sealed class TelegramMessengerTests
{
    private static readonly List<(DemoDelivery Delivery, JsonElement Update)> Updates = [.. Plays.Play("harrowgull", liveDays: 40).Deliveries()
        .Where(delivery => delivery.Connection.Source == Source.Telegram)
        .Select(delivery => (delivery, JsonDocument.Parse(delivery.Body).RootElement))];

    [Fact]
    public void Every_kind_of_update_that_a_community_bot_hears_occurs()
    {
        Updates.Select(one => one.Update.EnumerateObject().Last().Name).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "channel_post", "chat_member", "edited_message", "message", "message_reaction", "message_reaction_count", "my_chat_member", "poll_answer",
        ]);
        Updates.ShouldAllBe(one => one.Update.EnumerateObject().Count() == 2);
    }

    [Fact]
    public void Updates_are_numbered_in_their_order()
    {
        var ids = Updates.Select(one => one.Update.GetProperty("update_id").GetInt64()).ToList();

        ids.Zip(ids.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        (ids[^1] - ids[0]).ShouldBeLessThan(ids.Count + 100);
        Updates.ShouldAllBe(one => one.Delivery.Id == one.Update.GetProperty("update_id").ToString());
    }

    [Fact]
    public void A_message_has_the_id_that_exported_history_gives_it()
    {
        var (delivery, update) = Updates.First(one => one.Update.TryGetProperty("message", out var message) && message.TryGetProperty("text", out _));
        var message = update.GetProperty("message");

        var posted = Plays.Read([delivery]).ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>();

        var chat = message.GetProperty("chat").GetProperty("id").GetInt64();
        chat.ToString(null as IFormatProvider).ShouldStartWith("-100");
        posted.Id.ShouldBe(EventId.Of(delivery.Connection.Id, $"message:{chat}:{message.GetProperty("message_id").GetInt64()}"));
        posted.Content.Text.ShouldBe(message.GetProperty("text").GetString());
        posted.At.ToUnixTimeSeconds().ShouldBe(message.GetProperty("date").GetInt64());
    }

    [Fact]
    public void Entities_stand_where_their_text_stands()
    {
        var marked = Updates.Select(one => Message(one.Update)).OfType<JsonElement>().Where(message => message.TryGetProperty("entities", out _))
            .SelectMany(message => message.GetProperty("entities").EnumerateArray().Select(entity => (Message: message, Entity: entity)))
            .ToLookup(one => one.Entity.GetProperty("type").GetString(), one => TextOf(one.Message, one.Entity));

        marked["mention"].ShouldNotBeEmpty();
        marked["mention"].ShouldAllBe(text => text.StartsWith('@'));
        marked["url"].ShouldNotBeEmpty();
        marked["url"].ShouldAllBe(text => text.Contains('.') && !text.Contains(' '));
        marked["text_link"].ShouldContain("Harrowgull refund centre");
    }

    [Fact]
    public void A_join_by_link_shows_who_made_the_link_and_a_join_by_hand_who_added()
    {
        var joins = Updates.Where(one => one.Update.TryGetProperty("chat_member", out _))
            .Select(one => (Change: one.Update.GetProperty("chat_member"), Event: Plays.Read([one.Delivery]).OfType<MemberJoined>().SingleOrDefault()))
            .Where(join => join.Event is not null).ToList();

        var byLink = joins.Where(join => join.Change.TryGetProperty("invite_link", out _)).ToList();
        var byHand = joins.Where(join => join.Event!.Inviter is not null && !join.Change.TryGetProperty("invite_link", out _)).ToList();
        byLink.ShouldContain(join => join.Event!.Attribution == Attribution.Exact);
        byLink.ShouldContain(join => join.Event!.Attribution == Attribution.Unknown);
        byHand.ShouldNotBeEmpty();
        byHand.ShouldAllBe(join => join.Event!.Inviter == MemberOf(join.Change.GetProperty("from")));
        byLink.Where(join => join.Event!.Inviter is not null)
            .ShouldAllBe(join => join.Event!.Inviter == MemberOf(join.Change.GetProperty("invite_link").GetProperty("creator")));
    }

    [Fact]
    public void The_secret_token_opens_the_connection_and_another_does_not()
    {
        var delivery = Updates[0].Delivery;
        using var request = SignedRequest.Of(delivery, new("http://localhost/"), "the_token", Plays.Now);

        request.RequestUri.ShouldBe(new("http://localhost/api/webhooks/telegram/harrowgull-telegram"));
        Verify(delivery, request, "the_token").ShouldBeNull();
        Verify(delivery, request, "another_token")!.Reason.ShouldBe(RefusalReason.WrongSignature);
    }

    private static Refusal? Verify(DemoDelivery delivery, HttpRequestMessage request, string secret) =>
        Sources.Of(Source.Telegram).Verify(
            Requests.Of(request, delivery.Body, Plays.Now), delivery.Connection.ToConnection() with { Secrets = [secret] });

    private static string TextOf(JsonElement message, JsonElement entity) => message.GetProperty("text").GetString()!
        .Substring(entity.GetProperty("offset").GetInt32(), entity.GetProperty("length").GetInt32());

    private static JsonElement? Message(JsonElement update) =>
        update.TryGetProperty("message", out var message) || update.TryGetProperty("edited_message", out message) ? message : null;

    private static MemberId MemberOf(JsonElement user) => Plays.Key.Of(Source.Telegram, user.GetProperty("id").ToString());
}
