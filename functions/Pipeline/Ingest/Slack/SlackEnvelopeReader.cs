using System.Text.Json;
using Pipeline.Ingest.Internal;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// Reads an envelope by hand: it is around every delivery, most of it is not needed, and a serializer takes longer for it than for the
/// message inside. What a name means is only looked at where its value is of the type it should be.
/// </summary>
internal ref struct SlackEnvelopeReader(ReadOnlySpan<byte> body)
{
    private Utf8JsonReader _json = new(body);

    /// <exception cref="JsonException">The body is no JSON object, or a value is of another type.</exception>
    public SlackEnvelope Read()
    {
        var envelope = new SlackEnvelope();
        _json.Read();
        Expect(JsonTokenType.StartObject, "$");
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("type"u8))
                envelope = envelope with { Type = Type() };
            else if (_json.ValueTextEquals("event"u8))
                envelope = envelope with { Event = Slice() };
            else if (_json.ValueTextEquals("event_id"u8))
                envelope = envelope with { EventId = Text("$.event_id") };
            else if (_json.ValueTextEquals("event_time"u8))
                envelope = envelope with { EventTime = Number("$.event_time") };
            else if (_json.ValueTextEquals("team_id"u8))
                envelope = envelope with { TeamId = Text("$.team_id") };
            else if (_json.ValueTextEquals("context_team_id"u8))
                envelope = envelope with { ContextTeamId = Text("$.context_team_id") };
            else if (_json.ValueTextEquals("authorizations"u8))
                envelope = Authorized(envelope);
            else if (_json.ValueTextEquals("challenge"u8))
                envelope = envelope with { Challenge = Text("$.challenge") };
            else
                _json.Skip();
        }

        // Whatever follows the one object is a fault, and found by looking on.
        _json.Read();
        return envelope;
    }

    // At most one installation is sent.
    private SlackEnvelope Authorized(SlackEnvelope envelope)
    {
        const string Path = "$.authorizations";
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return envelope;

        Expect(JsonTokenType.StartArray, Path);
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray)
            return envelope;

        Expect(JsonTokenType.StartObject, Path);
        var (team, user, isBot) = ((string?)null, (string?)null, false);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("team_id"u8))
                team = Text(Path);
            else if (_json.ValueTextEquals("user_id"u8))
                user = Text(Path);
            else if (_json.ValueTextEquals("is_bot"u8))
                isBot = IsTrue();
            else
                _json.Skip();
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            _json.Skip();
        return envelope with { AuthorizedTeam = team, AuthorizedBot = isBot ? user : null };
    }

    private bool IsTrue()
    {
        _json.Read();
        var isTrue = _json.TokenType == JsonTokenType.True;
        _json.Skip();
        return isTrue;
    }

    private string? Type()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.String && _json.ValueTextEquals("event_callback"u8) ? SlackEnvelope.Callback : TextHere("$.type");
    }

    private JsonSlice Slice()
    {
        _json.Read();
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return new(start, (int)_json.BytesConsumed - start);
    }

    private long Number(string path)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return 0;

        Expect(JsonTokenType.Number, path);
        return _json.TryGetInt64(out var number) ? number : throw Other(path);
    }

    private string? Text(string path)
    {
        _json.Read();
        return TextHere(path);
    }

    private readonly string? TextHere(string path)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;

        Expect(JsonTokenType.String, path);
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            // How the reader puts it that a text is no UTF-8, or half a character.
            throw Other(path);
        }
    }

    private readonly void Expect(JsonTokenType type, string path)
    {
        if (_json.TokenType != type)
            throw Other(path);
    }

    private readonly JsonException Other(string path) => new("The value is of another type.", path, 0, _json.TokenStartIndex);
}
