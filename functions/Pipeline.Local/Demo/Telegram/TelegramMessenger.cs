using System.Globalization;
using System.Text.Json;
using Pipeline.Ingest;
using Pipeline.Ingest.Telegram;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Demo.Telegram;

/// <summary>
/// Tells acts as updates of the Bot API (https://core.telegram.org/bots/api#update) to a bot that is administrator and asked for every
/// kind. What Telegram does not tell bots stays untold: deletions, invites that nobody has used, reports.
/// </summary>
internal sealed class TelegramMessenger(DemoConnection connection, CommunityProfile profile, Phrasebook phrasebook)
    : Messenger(connection, profile, phrasebook)
{
    private readonly TelegramIds _ids = new(connection);
    private long _updates;

    public override WebhookSource ReaderWith(MemberKey key) => new TelegramSource(key);

    public override ChannelId ChannelOf(in Act act) => new(_ids.Chat(act.Channel).ToString(CultureInfo.InvariantCulture));

    public override MessageId MessageOf(in Act act) => new(act.Message.ToString(CultureInfo.InvariantCulture));

    public override string PlatformIdOf(int person) => _ids.User(person).ToString(CultureInfo.InvariantCulture);

    public override void Tell(in Act act, ICollection<DemoDelivery> deliveries)
    {
        switch (act.Kind)
        {
            case ActKind.Posted:
                Update(Profile.Channels[act.Channel].IsBroadcast ? "channel_post" : "message", act, deliveries, Message);
                break;
            case ActKind.Edited:
                Update(Profile.Channels[act.Channel].IsBroadcast ? "edited_channel_post" : "edited_message", act, deliveries, Message);
                break;
            case ActKind.Reacted or ActKind.TookBack:
                Update("message_reaction", act, deliveries, Reaction);
                break;
            case ActKind.Counted:
                Update("message_reaction_count", act, deliveries, Count);
                break;
            case ActKind.Joined:
                Update("chat_member", act, deliveries, Change);
                Update("message", act, deliveries, Announcement);
                break;
            case ActKind.Left or ActKind.RoleChanged:
                Update("chat_member", act, deliveries, Change);
                break;
            case ActKind.PollAnswered:
                Update("poll_answer", act, deliveries, Vote);
                break;
            case ActKind.BotSet:
                Update("my_chat_member", act, deliveries, Own);
                break;
        }
    }

    private void Update(string kind, Act act, ICollection<DemoDelivery> deliveries, Action<TelegramJson, Utf8JsonWriter, Act> write)
    {
        var id = _ids.FirstUpdate + _updates++;
        var body = Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("update_id", id);
            json.WriteStartObject(kind);
            write(new(json, _ids, Profile, People), json, act);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        deliveries.Add(new(Connection, id.ToString(CultureInfo.InvariantCulture), act.At, body));
    }

    private void Message(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        var isEdit = act.Kind == ActKind.Edited;
        json.WriteNumber("message_id", act.Message);
        if (Profile.Channels[act.Channel].IsBroadcast)
            telegram.Chat("sender_chat", act.Channel);
        else
            telegram.User("from", act.Member);
        telegram.Chat("chat", act.Channel);
        json.WriteNumber("date", isEdit ? act.TargetSeconds : act.Seconds);
        if (isEdit)
            json.WriteNumber("edit_date", act.Seconds);
        if (act.Thread > 0)
            json.WriteNumber("message_thread_id", act.Thread);
        if (act.ReplyTo > 0 && !isEdit)
            Replied(telegram, json, act);
        telegram.Text(TextOf(act));
    }

    private static void Replied(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        json.WriteStartObject("reply_to_message");
        json.WriteNumber("message_id", act.ReplyTo);
        telegram.User("from", act.Other);
        telegram.Chat("chat", act.Channel);
        json.WriteNumber("date", act.TargetSeconds);
        json.WriteEndObject();
    }

    private static void Reaction(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        var (emoji, isAdded) = (Emojis.All[act.Choice], act.Kind == ActKind.Reacted);
        telegram.Chat("chat", act.Channel);
        json.WriteNumber("message_id", act.Message);
        telegram.User("user", act.Member);
        json.WriteNumber("date", act.Seconds);
        telegram.Reactions("old_reaction", isAdded ? null : emoji);
        telegram.Reactions("new_reaction", isAdded ? emoji : null);
    }

    private static void Count(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        var few = act.Amount / 4;
        telegram.Chat("chat", act.Channel);
        json.WriteNumber("message_id", act.Message);
        json.WriteNumber("date", act.Seconds);
        json.WriteStartArray("reactions");
        telegram.Count(Emojis.All[0], act.Amount - few);
        if (few > 0)
            telegram.Count(Emojis.All[2], few);
        json.WriteEndArray();
    }

    private static void Change(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        var (before, after) = act switch
        {
            { Kind: ActKind.Joined } => ("left", "member"),
            { Kind: ActKind.RoleChanged } => ("member", "administrator"),
            { Reason: LeaveReason.Banned } => ("member", "kicked"),
            _ => ("member", "left"),
        };
        var isByLink = act.Kind == ActKind.Joined && act.Member % 2 == 0;
        var actor = act.Kind == ActKind.RoleChanged ? 0 : act.Other >= 0 && !isByLink ? act.Other : act.Member;
        telegram.Chat("chat", act.Channel);
        telegram.User("from", actor);
        json.WriteNumber("date", act.Seconds);
        telegram.Member("old_chat_member", before, act.Member);
        telegram.Member("new_chat_member", after, act.Member);
        if (isByLink)
            telegram.InviteLink(act.Other >= 0 ? act.Other : null);
    }

    // An administrator bot hears of a join twice; see the connection's setting Joins.
    private static void Announcement(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        json.WriteNumber("message_id", act.Message);
        telegram.User("from", act.Other >= 0 && act.Member % 2 != 0 ? act.Other : act.Member);
        telegram.Chat("chat", act.Channel);
        json.WriteNumber("date", act.Seconds);
        telegram.Users("new_chat_members", act.Member);
    }

    private void Vote(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        json.WriteString("poll_id", _ids.Poll(act.Message));
        telegram.User("user", act.Member);
        json.WriteStartArray("option_ids");
        if (act.Choice != Act.NoOption)
            json.WriteNumberValue(act.Choice);
        json.WriteEndArray();
    }

    private static void Own(TelegramJson telegram, Utf8JsonWriter json, Act act)
    {
        telegram.Chat("chat", act.Channel);
        telegram.User("from", act.Member);
        json.WriteNumber("date", act.Seconds);
        telegram.BotMember("old_chat_member", mayDelete: false);
        telegram.BotMember("new_chat_member", mayDelete: true);
    }
}
