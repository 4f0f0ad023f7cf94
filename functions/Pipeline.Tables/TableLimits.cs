using Azure.Data.Tables;
using Pipeline.Bus;
using Pipeline.Store;

namespace Pipeline.TableStorage;

/// <summary>
/// The service's limits, kept in this code: an emulator takes much that the service refuses, and a refusal half way costs more than
/// a check. See https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
internal static class TableLimits
{
    public const int BatchRows = 100;
    public const int BatchBytes = 4 * 1024 * 1024;
    public const int PropertyBytes = 64 * 1024;
    public const int PropertyChars = PropertyBytes / sizeof(char);
    public const int EntityBytes = 1024 * 1024;
    public const int EntityProperties = 255;
    public const int KeyChars = 1024;

    private const int SystemProperties = 3;
    private const int BytesPerAction = 1024;

    /// <summary>Times before this year's start do not fit a time column.</summary>
    public static DateTimeOffset EarliestTime { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="PoisonException">The key is too long or holds a character that no key may hold.</exception>
    public static void Check(string table, RowKey key)
    {
        CheckPart(table, key.Partition);
        CheckPart(table, key.Row);
    }

    /// <exception cref="PoisonException">The row is larger, or has more properties, than a row may.</exception>
    public static void Check(string table, TableEntity entity)
    {
        var size = Size(entity);
        if (size > EntityBytes)
            throw new PoisonException("row-too-large", $"A row of {table} takes {size} bytes; Table Storage holds {EntityBytes}.");

        // PartitionKey and RowKey are among the entity's entries, Timestamp is not.
        if (entity.Count + 1 > EntityProperties)
        {
            throw new PoisonException(
                "row-too-wide", $"A row of {table} has {entity.Count - 2} columns; Table Storage holds {EntityProperties - SystemProperties}.");
        }
    }

    /// <summary>An upper bound of what the entity adds to a batch's body: JSON with every unsafe character escaped, and its envelope.</summary>
    public static long RequestBytes(TableEntity entity)
    {
        var bytes = BytesPerAction + (9L * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in entity)
        {
            bytes += (2 * name.Length) + 48 + value switch
            {
                string text => Escaped(text),
                byte[] binary => (binary.Length * 4L / 3) + 4,
                _ => 32,
            };
        }

        return bytes;
    }

    // https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage
    private static long Size(TableEntity entity)
    {
        var size = 4L + (2 * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in entity)
        {
            if (name is "PartitionKey" or "RowKey")
                continue;

            size += 8 + (2 * name.Length) + value switch
            {
                string text => 4 + (2L * text.Length),
                byte[] binary => 4L + binary.Length,
                int => 4,
                bool => 1,
                _ => 8,
            };
        }

        return size;
    }

    private static long Escaped(string text) => text.Length + (5L * text.AsSpan().Count(static c => !char.IsAsciiLetterOrDigit(c)));

    private static int Count(this ReadOnlySpan<char> text, Func<char, bool> isCounted)
    {
        var count = 0;
        foreach (var c in text)
            count += isCounted(c) ? 1 : 0;

        return count;
    }

    private static void CheckPart(string table, string part)
    {
        if (part.Length > KeyChars)
            throw new PoisonException("key-too-long", $"A key of {table} has {part.Length} characters; Table Storage holds {KeyChars}.");

        foreach (var c in part)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c))
                throw new PoisonException("key-refused", $"A key of {table} holds U+{(int)c:X4}, which Table Storage refuses (see KeyText.Safe).");
        }
    }
}
