using System.Globalization;
using System.Text.Json;
using Pipeline.Ingest;
using Pipeline.Ingest.Internal;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Demo.Internal;

/// <summary>
/// Tells acts as an own platform would: CloudEvents 1.0 in structured mode, in the vocabulary of
/// <see cref="InternalEventSchema"/>. It sees everything: deletions, invites, reports, sales.
/// </summary>
internal sealed class InternalMessenger(DemoConnection connection, CommunityProfile profile, Phrasebook phrasebook)
    : Messenger(connection, profile, phrasebook)
{
    private long _events;

    public override WebhookSource ReaderWith(MemberKey key) => new InternalSource(key);

    public override ChannelId ChannelOf(in Act act) => new(Profile.Channels[act.Channel].Name);

    public override MessageId MessageOf(in Act act) => new(MessageId(act.Message));

    public override string PlatformIdOf(int person) => string.Create(CultureInfo.InvariantCulture, $"{Profile.Name}-{1_000 + person}");

    public override void Tell(in Act act, ICollection<DemoDelivery> deliveries)
    {
        var (type, write) = Form(act);
        if (write is null)
            return;

        var (told, id) = (act, string.Create(CultureInfo.InvariantCulture, $"{Profile.Name}-{++_events:D7}"));
        var body = Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", "/" + Profile.Name);
            json.WriteString("type", type);
            json.WriteString("time", told.At);
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("community", Connection.Community.Value);
            json.WriteStartObject("data");
            write(json, told);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        deliveries.Add(new(Connection, id, act.At, body));
    }

    private (string Type, Action<Utf8JsonWriter, Act>? Write) Form(in Act act) => act.Kind switch
    {
        ActKind.Posted => ("message.posted", Posted),
        ActKind.Edited => ("message.edited", Edited),
        ActKind.Deleted => ("message.deleted", (json, deleted) =>
        {
            Place(json, deleted);
            Person(json, "by", deleted.Member);
        }
        ),
        ActKind.Reacted => ("reaction.added", Reaction),
        ActKind.TookBack => ("reaction.removed", Reaction),
        ActKind.Joined => ("member.joined", Joined),
        ActKind.Left => ("member.left", Left),
        ActKind.RoleChanged => ("member.role_changed", (json, changed) =>
        {
            Person(json, "member", changed.Member);
            json.WriteBoolean("is_staff", true);
            Words(json, "roles", "moderator");
        }
        ),
        ActKind.InviteMade => ("invite.created", (json, made) =>
        {
            Person(json, "creator", made.Member);
            json.WriteString("invite", InviteOf(made.Member));
        }
        ),
        ActKind.Reported => ("member.reported", (json, report) =>
        {
            Place(json, report);
            Person(json, "reporter", report.Member);
            Person(json, "reported", report.Other);
        }
        ),
        ActKind.PollAnswered => ("poll.answered", Vote),
        ActKind.Converted => ("conversion", Sale),
        _ => ("", null),
    };

    private void Posted(Utf8JsonWriter json, Act act)
    {
        Edited(json, act);
        if (act.ReplyTo > 0)
            json.WriteString("reply_to", MessageId(act.ReplyTo));
        if (act.Thread > 0)
            json.WriteString("thread", MessageId(act.Thread));
    }

    private void Edited(Utf8JsonWriter json, Act act)
    {
        var text = TextOf(act);
        Place(json, act);
        Person(json, "author", act.Member);
        json.WriteString("text", text.Text);
        Words(json, "hidden_links", [.. text.HiddenLinks]);
        json.WriteNumber("mentions", text.Mentions);
    }

    private void Reaction(Utf8JsonWriter json, Act act)
    {
        Place(json, act);
        Person(json, "actor", act.Member);
        json.WriteString("reaction", Emojis.All[act.Choice]);
    }

    private void Joined(Utf8JsonWriter json, Act act)
    {
        Person(json, "member", act.Member);
        if (act.Other < 0)
            return;

        Person(json, "inviter", act.Other);
        json.WriteString("attribution", act.Attribution == Attribution.Declared ? "declared" : "exact");
        if (act.Attribution == Attribution.Exact)
            json.WriteString("invite", InviteOf(act.Other));
    }

    private void Left(Utf8JsonWriter json, Act act)
    {
        Person(json, "member", act.Member);
        json.WriteString("reason", act.Reason == LeaveReason.Banned ? "banned" : "left");
        if (act.Other >= 0)
            Person(json, "by", act.Other);
    }

    private void Vote(Utf8JsonWriter json, Act act)
    {
        Person(json, "member", act.Member);
        json.WriteString("poll", string.Create(CultureInfo.InvariantCulture, $"poll-{act.Message}"));
        json.WriteStartArray("options");
        if (act.Choice != Act.NoOption)
            json.WriteNumberValue(act.Choice);
        json.WriteEndArray();
    }

    private void Sale(Utf8JsonWriter json, Act act)
    {
        json.WriteString("transaction", string.Create(CultureInfo.InvariantCulture, $"ord-{10_000 + act.Message}"));
        json.WriteString("status", act.Status.ToString().ToLowerInvariant());
        json.WriteString("click_id", Dice.Seed((ulong)act.Message, (ulong)act.Member).ToString("x16", CultureInfo.InvariantCulture));
        Words(json, "sub_ids", People.NameOf(act.Member).Handle);
        json.WriteString("goal", "sale");
        json.WriteNumber("payout", act.Amount / 100m);
        json.WriteString("currency", "EUR");
    }

    private void Place(Utf8JsonWriter json, in Act act)
    {
        json.WriteString("channel", Profile.Channels[act.Channel].Name);
        json.WriteString("message", MessageId(act.Message));
    }

    private void Person(Utf8JsonWriter json, string property, int person)
    {
        var name = People.NameOf(person);
        json.WriteStartObject(property);
        json.WriteString("id", PlatformIdOf(person));
        json.WriteString("handle", name.Handle);
        json.WriteString("name", name.Full);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string property, params ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
            return;

        json.WriteStartArray(property);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private string InviteOf(int person) => "inv-" + People.NameOf(person).Handle;

    private static string MessageId(long message) => string.Create(CultureInfo.InvariantCulture, $"m-{message}");
}
