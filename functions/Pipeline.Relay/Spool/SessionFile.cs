using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay.Spool;

/// <summary>
/// Where a shard's session stands, beside the spool: a relay that starts again resumes it, and Discord brings what it missed. What the
/// file is behind by is brought again under the same names.
/// </summary>
internal sealed class SessionFile(string folder, int shard)
{
    private readonly string _path = Path.Combine(folder, $"session-{shard}.json");

    /// <summary>A session to resume, or a fresh one where none was kept.</summary>
    public SessionState Load()
    {
        try
        {
            var kept = File.Exists(_path) ? JsonSerializer.Deserialize(File.ReadAllBytes(_path), SessionFileJsonContext.Default.KeptSession) : null;
            return kept is null ? new() : new() { SessionId = kept.Session, ResumeUrl = kept.ResumeUrl, Sequence = kept.Sequence };
        }
        catch (JsonException)
        {
            // Half a file is no session: a new one begins, as after a long stop.
            return new();
        }
    }

    public void Keep(SessionState state)
    {
        if (!state.CanResume)
        {
            File.Delete(_path);
            return;
        }

        var draft = _path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(
            new(state.SessionId!, state.ResumeUrl!, state.Sequence), SessionFileJsonContext.Default.KeptSession));
        File.Move(draft, _path, overwrite: true);
    }
}

internal sealed record KeptSession(string Session, Uri ResumeUrl, long Sequence);

[JsonSerializable(typeof(KeptSession))]
internal sealed partial class SessionFileJsonContext : JsonSerializerContext;
