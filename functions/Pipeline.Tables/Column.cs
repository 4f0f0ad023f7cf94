using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace Pipeline.TableStorage;

/// <summary>
/// How one JSON property lies in a table: a scalar as a column of its type, an object or array as JSON text. What is longer than a column
/// holds goes on in further columns (<c>name</c>, <c>name_1</c>, <c>name_2</c>).
/// </summary>
internal sealed class Column
{
    private static readonly string[] Reserved = ["PartitionKey", "RowKey", "Timestamp", "ETag"];

    private readonly string _json;
    private readonly string _name;
    private readonly Type _type;
    private readonly bool _isRaw;

    public Column(JsonPropertyInfo property)
    {
        _json = property.Name;
        _name = Reserved.Contains(_json, StringComparer.OrdinalIgnoreCase) ? $"x_{_json}" : _json;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        // A decimal has more digits than any column, so it stays the text it is in JSON.
        _isRaw = _type == typeof(decimal)
            || (_type != typeof(byte[]) && property.Options.GetTypeInfo(_type).Kind != JsonTypeInfoKind.None);
    }

    /// <summary>Puts the reader's current value into the entity.</summary>
    public void Write(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, TableEntity entity)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;

        if (_isRaw)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            WriteText(Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]), entity);
            return;
        }

        switch (Scalar(ref reader))
        {
            case string text:
                WriteText(text, entity);
                break;
            case byte[] bytes:
                WriteBytes(bytes, entity);
                break;
            case var scalar:
                entity[_name] = scalar;
                break;
        }
    }

    /// <summary>Writes what the entity has for this column, as the JSON that it was made of.</summary>
    public void Read(TableEntity entity, Utf8JsonWriter writer)
    {
        if (!entity.TryGetValue(_name, out var stored) || stored is null)
            return;

        writer.WritePropertyName(_json);
        switch (stored)
        {
            case string when _isRaw:
                writer.WriteRawValue(ReadText(entity), skipInputValidation: true);
                break;
            case string:
                writer.WriteStringValue(ReadText(entity));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number when _type == typeof(ulong):
                writer.WriteNumberValue(unchecked((ulong)number));
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteBase64StringValue(ReadBytes(entity));
                break;
        }
    }

    private object Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.String when _type == typeof(byte[]) => reader.GetBytesFromBase64(),
        JsonTokenType.String when _type == typeof(DateTimeOffset) => Time(ref reader),
        JsonTokenType.String => reader.GetString()!,
        var token => throw new NotSupportedException($"The property {_json} is written by a converter of its own as {token}; columns hold scalars."),
    };

    private object Number(ref Utf8JsonReader reader)
    {
        if (_type == typeof(ulong))
            return unchecked((long)reader.GetUInt64());

        if (_type == typeof(long) || _type == typeof(uint))
            return reader.GetInt64();

        if (_type == typeof(double) || _type == typeof(float))
            return reader.GetDouble();

        return reader.TryGetInt32(out var number) ? number : reader.GetInt64();
    }

    // A time column knows neither offsets nor early years: such a time stays a text, so that it comes back as it was.
    private static object Time(ref Utf8JsonReader reader)
    {
        var time = reader.GetDateTimeOffset();
        return time.Offset == TimeSpan.Zero && time >= TableLimits.EarliestTime ? time : reader.GetString()!;
    }

    private void WriteText(string text, TableEntity entity)
    {
        var part = 0;
        var start = 0;
        do
        {
            var length = Math.Min(TableLimits.PropertyChars, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;

            entity[Name(part++)] = text.Substring(start, length);
            start += length;
        }
        while (start < text.Length);
    }

    private void WriteBytes(byte[] bytes, TableEntity entity)
    {
        var part = 0;
        var start = 0;
        do
        {
            var length = Math.Min(TableLimits.PropertyBytes, bytes.Length - start);
            entity[Name(part++)] = bytes.AsSpan(start, length).ToArray();
            start += length;
        }
        while (start < bytes.Length);
    }

    private string ReadText(TableEntity entity)
    {
        var text = entity.GetString(_name);
        if (!entity.ContainsKey(Name(1)))
            return text;

        var whole = new StringBuilder(text);
        for (var part = 1; entity.TryGetValue(Name(part), out var more); part++)
            whole.Append((string)more);

        return whole.ToString();
    }

    private ReadOnlySpan<byte> ReadBytes(TableEntity entity)
    {
        var bytes = entity.GetBinary(_name);
        if (!entity.ContainsKey(Name(1)))
            return bytes;

        using var whole = new MemoryStream();
        for (var part = 0; entity.ContainsKey(Name(part)); part++)
            whole.Write(entity.GetBinary(Name(part)));

        return whole.ToArray();
    }

    private string Name(int part) => part == 0 ? _name : $"{_name}_{part}";
}
