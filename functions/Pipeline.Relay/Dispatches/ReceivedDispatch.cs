using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Relay.Dispatches;

/// <summary>A dispatch as it came, and what it takes to know it again: its session, its number, and when that was.</summary>
internal sealed record ReceivedDispatch(string Kind, long Number, string Session, DateTimeOffset At, ReadOnlyMemory<byte> Data)
{
    private static readonly string[] Starts =
        ["MESSAGE_", "GUILD_MEMBER_", "GUILD_BAN_", "GUILD_SCHEDULED_EVENT_", "INVITE_", "ENTITLEMENT_"];

    /// <summary>What ingestion reads or counts. Others are not posted: some hold tokens, and many are of no use.</summary>
    public bool IsPassedOn => Kind is "VOICE_STATE_UPDATE" or "GUILD_MEMBERS_CHUNK" or "GUILD_AUDIT_LOG_ENTRY_CREATE" or "AUTO_MODERATION_ACTION_EXECUTION"
        || Array.Exists(Starts, start => Kind.StartsWith(start, StringComparison.Ordinal));

    /// <summary>One line of JSON, in the form that the Discord source reads; the data as Discord wrote it.</summary>
    public byte[] ToLine(InviteUse? used)
    {
        var buffer = new ArrayBufferWriter<byte>(Data.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("t", Kind);
            json.WriteNumber("s", Number);
            json.WriteString("session", Session);
            json.WriteString("at", At);
            used?.Write(json);
            json.WritePropertyName("d");
            json.WriteRawValue(Data.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        // Between values JSON may have line ends; inside of them it has none.
        var line = buffer.WrittenSpan.ToArray();
        line.AsSpan().ReplaceAny(System.Buffers.SearchValues.Create("\r\n"u8), (byte)' ');
        return line;
    }
}
