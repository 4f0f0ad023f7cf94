using System.Text.Json;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;

namespace Pipeline.Local.Demo.Telegram;

/// <summary>Writes the objects that updates are made of, property by property as https://core.telegram.org/bots/api has them.</summary>
internal sealed class TelegramJson(Utf8JsonWriter json, TelegramIds ids, CommunityProfile profile, People people)
{
    public const string BotName = "gatekeeper_demo_bot";

    public void User(string property, int person)
    {
        var name = people.NameOf(person);
        json.WriteStartObject(property);
        UserProperties(person, name);
        json.WriteEndObject();
    }

    public void Users(string property, int person)
    {
        json.WriteStartArray(property);
        json.WriteStartObject();
        UserProperties(person, people.NameOf(person));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public void Bot(string property)
    {
        json.WriteStartObject(property);
        json.WriteNumber("id", ids.Bot);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", "Gatekeeper");
        json.WriteString("username", BotName);
        json.WriteEndObject();
    }

    public void Chat(string property, short channel)
    {
        var one = profile.Channels[channel];
        json.WriteStartObject(property);
        json.WriteNumber("id", ids.Chat(channel));
        json.WriteString("title", $"{profile.Name} {one.Name}");
        json.WriteString("username", $"{profile.Name}_{one.Name}_demo");
        json.WriteString("type", one.IsBroadcast ? "channel" : "supergroup");
        json.WriteEndObject();
    }

    public void Member(string property, string status, int person)
    {
        json.WriteStartObject(property);
        User("user", person);
        json.WriteString("status", status);
        if (status == "administrator")
            Rights(mayDelete: true);
        if (status == "kicked")
            json.WriteNumber("until_date", 0);
        json.WriteEndObject();
    }

    public void BotMember(string property, bool mayDelete)
    {
        json.WriteStartObject(property);
        Bot("user");
        json.WriteString("status", "administrator");
        Rights(mayDelete);
        json.WriteEndObject();
    }

    public void InviteLink(int? creator)
    {
        json.WriteStartObject("invite_link");
        json.WriteString("invite_link", ids.Invite(creator ?? Act.Nobody));
        if (creator is { } person)
            User("creator", person);
        else
            Bot("creator");
        json.WriteString("name", creator is { } friend ? $"by {people.NameOf(friend).Handle}" : "website");
        json.WriteBoolean("creates_join_request", false);
        json.WriteBoolean("is_primary", false);
        json.WriteBoolean("is_revoked", false);
        json.WriteEndObject();
    }

    public void Text(MarkedText text)
    {
        json.WriteString("text", text.Text);
        if (text.Marks.Count == 0)
            return;

        json.WriteStartArray("entities");
        foreach (var mark in text.Marks)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", mark.Start);
            json.WriteNumber("length", mark.Length);
            json.WriteString("type", mark.Type);
            if (mark.Url is not null)
                json.WriteString("url", mark.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Reactions(string property, string? emoji)
    {
        json.WriteStartArray(property);
        if (emoji is not null)
        {
            json.WriteStartObject();
            Emoji(emoji);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Count(string emoji, int total)
    {
        json.WriteStartObject();
        json.WriteStartObject("type");
        Emoji(emoji);
        json.WriteEndObject();
        json.WriteNumber("total_count", total);
        json.WriteEndObject();
    }

    private void Emoji(string emoji)
    {
        json.WriteString("type", "emoji");
        json.WriteString("emoji", emoji);
    }

    private void UserProperties(int person, PersonName name)
    {
        json.WriteNumber("id", ids.User(person));
        json.WriteBoolean("is_bot", false);
        json.WriteString("first_name", name.First);
        if (name.Last is not null)
            json.WriteString("last_name", name.Last);
        json.WriteString("username", name.Handle);
        json.WriteString("language_code", people.LanguageOf(person).Code());
    }

    private void Rights(bool mayDelete)
    {
        foreach (var (right, given) in new[]
        {
            ("can_be_edited", false), ("can_manage_chat", true), ("can_change_info", false), ("can_delete_messages", mayDelete),
            ("can_invite_users", true), ("can_restrict_members", true), ("can_pin_messages", true), ("can_promote_members", false),
            ("can_manage_video_chats", false), ("is_anonymous", false),
        })
        {
            json.WriteBoolean(right, given);
        }
    }
}
