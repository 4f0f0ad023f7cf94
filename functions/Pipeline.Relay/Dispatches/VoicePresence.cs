using System.Text.Json;

namespace Pipeline.Relay.Dispatches;

/// <summary>Who is in which voice channel, so that muting and showing a screen are not taken for coming in.</summary>
internal sealed class VoicePresence
{
    private readonly Dictionary<(string Guild, string User), string> _channels = [];

    /// <summary>Whether the dispatch says something new about where somebody is; true for every other kind.</summary>
    public bool IsNews(ReceivedDispatch dispatch)
    {
        if (dispatch.Kind is not ("GUILD_CREATE" or "VOICE_STATE_UPDATE"))
            return true;

        using var json = JsonDocument.Parse(dispatch.Data);
        var root = json.RootElement;
        if (dispatch.Kind == "VOICE_STATE_UPDATE")
            return See(root, Text(root, "guild_id"));

        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("voice_states", out var states) && states.ValueKind == JsonValueKind.Array)
        {
            foreach (var state in states.EnumerateArray())
                See(state, Text(root, "id"));
        }

        return true;
    }

    private bool See(JsonElement state, string? guild)
    {
        if (guild is null || Text(state, "user_id") is not { } user)
            return true;

        var channel = Text(state, "channel_id");
        var before = _channels.GetValueOrDefault((guild, user));
        if (channel is null)
            _channels.Remove((guild, user));
        else
            _channels[(guild, user)] = channel;
        return channel != before;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
