using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads the elements of one array property of a JSON object, however large the file: exports put a few properties in front
/// (<see cref="Head"/>) and then hundreds of megabytes of messages. An element is valid until the next is asked for.
/// </summary>
public sealed class JsonArrayReader(PipeReader input, string property)
{
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 128, AllowTrailingCommas = true });
    private bool _inArray;
    private string? _name;

    /// <summary>The properties that stood before the array.</summary>
    public Dictionary<string, JsonElement> Head { get; } = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryNext(ref buffer, read.IsCompleted, out var element, out var ended))
            {
                if (ended)
                {
                    input.AdvanceTo(buffer.Start, buffer.End);
                    yield break;
                }

                if (element is null)
                    continue;
                using (element)
                    yield return element.RootElement;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    // One step: a whole value or a single token. False asks for more bytes.
    private bool TryNext(ref ReadOnlySequence<byte> buffer, bool final, out JsonDocument? element, out bool ended)
    {
        (element, ended) = (null, false);
        var reader = new Utf8JsonReader(buffer, final, _state);
        if (!reader.Read())
            return false;

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = reader.GetString();
                break;
            case JsonTokenType.EndArray when _inArray:
                ended = true;
                break;
            case JsonTokenType.StartArray when !_inArray && _name == property && reader.CurrentDepth == 1:
                _inArray = true;
                break;
            case JsonTokenType.StartObject when reader.CurrentDepth == 0 && _name is null:
            case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                break;
            default:
                if (!TryValue(ref buffer, final, ref reader, ref element))
                    return false;
                break;
        }

        _state = reader.CurrentState;
        buffer = buffer.Slice(reader.Position);
        return true;
    }

    private bool TryValue(ref ReadOnlySequence<byte> buffer, bool final, ref Utf8JsonReader reader, ref JsonDocument? element)
    {
        var whole = new Utf8JsonReader(buffer, final, _state);
        if (!JsonDocument.TryParseValue(ref whole, out var document))
            return false;

        reader = whole;
        if (_inArray)
        {
            element = document;
            return true;
        }

        using (document)
            Head[_name ?? ""] = document.RootElement.Clone();
        return true;
    }
}
