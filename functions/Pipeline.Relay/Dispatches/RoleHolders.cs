using System.Buffers;
using System.Text.Json;

namespace Pipeline.Relay.Dispatches;

/// <summary>
/// Of the members that a server was asked for, those with a role: among them is the staff, and a thousand members whole would be more
/// than a post can hold (https://docs.discord.com/developers/events/gateway-events#guild-members-chunk).
/// </summary>
internal static class RoleHolders
{
    public static ReceivedDispatch Of(ReceivedDispatch dispatch)
    {
        if (dispatch.Kind != "GUILD_MEMBERS_CHUNK")
            return dispatch;

        using var chunk = JsonDocument.Parse(dispatch.Data);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("guild_id");
            chunk.RootElement.GetProperty("guild_id").WriteTo(json);
            json.WriteStartArray("members");
            foreach (var member in chunk.RootElement.GetProperty("members").EnumerateArray())
            {
                if (member.TryGetProperty("roles", out var roles) && roles.GetArrayLength() > 0)
                    Write(json, member, roles);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return dispatch with { Data = buffer.WrittenMemory };
    }

    private static void Write(Utf8JsonWriter json, JsonElement member, JsonElement roles)
    {
        json.WriteStartObject();
        json.WritePropertyName("user");
        member.GetProperty("user").WriteTo(json);
        json.WritePropertyName("roles");
        roles.WriteTo(json);
        if (member.TryGetProperty("nick", out var nick))
        {
            json.WritePropertyName("nick");
            nick.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
