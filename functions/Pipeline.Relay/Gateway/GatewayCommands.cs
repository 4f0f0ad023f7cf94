using System.Buffers;
using System.Text.Json;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay.Gateway;

/// <summary>Writes what a bot sends (https://docs.discord.com/developers/events/gateway-events#send-events).</summary>
internal static class GatewayCommands
{
    public static ReadOnlyMemory<byte> Beat(long sequence) => Write(1, json =>
    {
        if (sequence > 0)
            json.WriteNumber("d", sequence);
        else
            json.WriteNull("d");
    });

    public static ReadOnlyMemory<byte> Identify(string token, GatewayIntents intents, int shard, int shardCount) => Write(2, json =>
    {
        json.WriteStartObject("d");
        json.WriteString("token", token);
        json.WriteNumber("intents", (int)intents);
        json.WriteStartArray("shard");
        json.WriteNumberValue(shard);
        json.WriteNumberValue(shardCount);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("os", OperatingSystem.IsWindows() ? "windows" : "linux");
        json.WriteString("browser", "pipeline");
        json.WriteString("device", "pipeline");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Resume(string token, string sessionId, long sequence) => Write(6, json =>
    {
        json.WriteStartObject("d");
        json.WriteString("token", token);
        json.WriteString("session_id", sessionId);
        json.WriteNumber("seq", sequence);
        json.WriteEndObject();
    });

    /// <param name="server">The data of the server's GUILD_CREATE.</param>
    public static ReadOnlyMemory<byte> AskMembers(ReadOnlyMemory<byte> server) => Write(8, json =>
    {
        using var document = JsonDocument.Parse(server);
        json.WriteStartObject("d");
        json.WritePropertyName("guild_id");
        document.RootElement.GetProperty("id").WriteTo(json);
        json.WriteString("query", "");
        json.WriteNumber("limit", 0);
        json.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(int opcode, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("op", opcode);
        data(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
