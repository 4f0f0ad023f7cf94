using System.Collections.Frozen;
using System.Text.Json;

namespace Pipeline.Ingest.Telegram;

/// <summary>Names what an update that is not used was about, also when it is of a kind that is newer than this code.</summary>
internal static class TelegramKinds
{
    // What any message may have beside what it is about.
    private static readonly FrozenSet<string> Attributes = new[]
    {
        "message_id", "message_thread_id", "direct_messages_topic", "from", "sender_chat", "sender_boost_count", "sender_business_bot",
        "sender_tag", "date", "business_connection_id", "chat", "forward_origin", "forward_date", "forward_from", "forward_from_chat",
        "is_topic_message", "is_automatic_forward", "reply_to_message", "external_reply", "quote", "reply_to_story",
        "reply_to_checklist_task_id", "via_bot", "edit_date", "has_protected_content", "is_from_offline", "is_paid_post", "media_group_id",
        "author_signature", "paid_star_count", "entities", "caption_entities", "link_preview_options", "suggested_post_info", "effect_id",
        "show_caption_above_media", "has_media_spoiler", "reply_markup", "guest_query_id",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static string UpdateKind(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return FirstName(ref reader, name => name != "update_id") ?? "empty";
    }

    /// <summary>For a service message, for example <c>message/pinned_message</c>.</summary>
    public static string ServiceKind(ReadOnlySpan<byte> body, string kind)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (FirstName(ref reader, name => name == kind) is null)
            return kind;

        reader.Read();
        return $"{kind}/{FirstName(ref reader, name => !Attributes.Contains(name)) ?? "empty"}";
    }

    // From the start of an object to its first property that is looked for.
    private static string? FirstName(ref Utf8JsonReader reader, Func<string, bool> isLookedFor)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.GetString() is { } name && isLookedFor(name))
                return name;

            reader.Read();
            reader.Skip();
        }

        return null;
    }
}
