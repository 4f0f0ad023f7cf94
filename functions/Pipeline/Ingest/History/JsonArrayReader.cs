using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pipeline.Ingest.History;

/// <summary>One element of an array, and where it stands.</summary>
/// <param name="Head">
/// What the object around the array said before it, in plain values, those of objects in it by <c>name.name</c>; the same dictionary for
/// all elements of an array.
/// </param>
/// <param name="Depth">How many objects and arrays are around the array: 1 where its object is the whole document.</param>
/// <param name="Value">Valid until the next element is asked for.</param>
public readonly record struct JsonArrayElement(IReadOnlyDictionary<string, string> Head, int Depth, JsonElement Value);

/// <summary>
/// Reads the elements of every array with one name in a JSON document, however large: exports put a few properties in front and then
/// hundreds of megabytes of messages, for one chat or for many. Whatever else is in the document is passed by without being kept.
/// </summary>
public sealed class JsonArrayReader(PipeReader input, string property)
{
    private readonly Stack<(string? Name, Dictionary<string, string>? Values)> _open = new();
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 128, AllowTrailingCommas = true });
    private string? _name;
    private bool _inArray;

    /// <summary>Whether there was such an array at all, as far as was read.</summary>
    public bool HasFound { get; private set; }

    /// <exception cref="InvalidDataException">The document is no JSON, or ends before its end.</exception>
    public async IAsyncEnumerable<JsonArrayElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryNext(ref buffer, read.IsCompleted, out var element))
            {
                if (element is null)
                    continue;
                using (element)
                    yield return new(_open.Peek().Values!, _open.Count, element.RootElement);
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    // One step: a whole element or a single token. False asks for more bytes, or says that there are none.
    private bool TryNext(ref ReadOnlySequence<byte> buffer, bool final, out JsonDocument? element)
    {
        element = null;
        try
        {
            var reader = new Utf8JsonReader(buffer, final, _state);
            if (!reader.Read())
                return false;
            if (!_inArray || reader.TokenType == JsonTokenType.EndArray)
                Pass(ref reader);
            else if (!JsonDocument.TryParseValue(ref reader, out element))
                return false;

            _state = reader.CurrentState;
            buffer = buffer.Slice(reader.Position);
            return true;
        }
        catch (JsonException unreadable)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {unreadable.LineNumber + 1}, byte {unreadable.BytePositionInLine}");
            throw new InvalidDataException($"The file is no JSON from {place} on, or it was cut off there.", unreadable);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidDataException("The file has text that is no UTF-8.", unreadable);
        }
    }

    private void Pass(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = reader.GetString();
                break;
            case JsonTokenType.StartArray when _name == property && _open.TryPeek(out var around) && around.Values is not null:
                (_inArray, HasFound) = (true, true);
                break;
            case JsonTokenType.EndArray when _inArray:
                _inArray = false;
                break;
            case JsonTokenType.StartObject:
                _open.Push((_name, new(StringComparer.Ordinal)));
                break;
            case JsonTokenType.StartArray:
                _open.Push((null, null));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close();
                break;
            default:
                Keep(ref reader);
                break;
        }

        if (reader.TokenType != JsonTokenType.PropertyName)
            _name = null;
    }

    private void Keep(ref Utf8JsonReader reader)
    {
        if (_name is not null && _open.TryPeek(out var head) && head.Values is { } values && TextOf(ref reader) is { } text)
            values[_name] = text;
    }

    // What an object said by itself is what the object around it says under its name.
    private void Close()
    {
        var (name, values) = _open.Pop();
        if (name is null || values is null || !_open.TryPeek(out var around) || around.Values is not { } outer)
            return;

        foreach (var (key, value) in values)
            outer[$"{name}.{key}"] = value;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
