using System.Buffers;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Store;

namespace Pipeline.TableStorage;

/// <summary>A value as an entity and back, without loss: what is read is the very JSON that was written.</summary>
internal sealed class EntityForm<T>(Table<T> table) where T : class
{
    private readonly Dictionary<string, Column> _columns = table.Json.Properties
        .GroupBy(property => property.Name, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => new Column(same.First()), StringComparer.Ordinal);

    public byte[] Json(T value) => JsonSerializer.SerializeToUtf8Bytes(value, table.Json);

    public TableEntity Write(RowKey key, T value) => Write(key, Json(value));

    public TableEntity Write(RowKey key, byte[] json)
    {
        TableLimits.Check(table.Name, key);
        var entity = new TableEntity(key.Partition, key.Row);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = _columns[reader.GetString()!];
            reader.Read();
            column.Write(ref reader, json, entity);
        }

        TableLimits.Check(table.Name, entity);
        return entity;
    }

    public T Read(TableEntity entity)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var column in _columns.Values)
                column.Read(entity, writer);

            writer.WriteEndObject();
        }

        return JsonSerializer.Deserialize(json.WrittenSpan, table.Json)
            ?? throw new JsonException($"A row of {table.Name} is null.");
    }
}
