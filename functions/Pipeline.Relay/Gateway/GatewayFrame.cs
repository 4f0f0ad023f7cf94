using System.Runtime.InteropServices;
using System.Text.Json;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay.Gateway;

/// <summary>Reads what the Gateway sends (https://docs.discord.com/developers/events/gateway-events#payload-structure).</summary>
internal static class GatewayFrame
{
    /// <exception cref="JsonException">It is no JSON of this form.</exception>
    public static GatewayInput Read(ReadOnlyMemory<byte> frame)
    {
        using var document = JsonDocument.Parse(frame);
        var root = document.RootElement;
        try
        {
            var data = root.TryGetProperty("d", out var d) ? d : default;
            return root.GetProperty("op").GetInt32() switch
            {
                0 => Dispatch(root.GetProperty("t").GetString()!, root.GetProperty("s").GetInt64(), data),
                1 => new BeatAsked(),
                7 => new ReconnectAsked(),
                9 => new SessionInvalid(data.ValueKind == JsonValueKind.True),
                10 => new Hello(TimeSpan.FromMilliseconds(data.GetProperty("heartbeat_interval").GetInt64())),
                11 => new BeatAnswered(),
                var other => new OtherFrame(other),
            };
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("The Gateway sent a frame of another form.", odd);
        }
    }

    private static GatewayInput Dispatch(string kind, long number, JsonElement data) => kind == "READY"
        ? new Ready(data.GetProperty("session_id").GetString()!, new Uri(data.GetProperty("resume_gateway_url").GetString()!), number)
        : new Dispatched(kind, number, JsonMarshal.GetRawUtf8Value(data).ToArray());
}
