using System.Text.Json;
using Pipeline.Store;

namespace Pipeline.Local.Data;

/// <summary>A table's rows in SQLite: partition, row key and the value as JSON, stored in the order of the keys.</summary>
internal sealed class SqliteTable<T>(Table<T> table) where T : class
{
    private readonly string _insert = $"INSERT INTO {table.Name}(p, k, v) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
    private readonly string _put = $"INSERT INTO {table.Name}(p, k, v) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET v = excluded.v";
    private readonly string _find = $"SELECT v FROM {table.Name} WHERE p = ?1 AND k = ?2";
    private readonly string _delete = $"DELETE FROM {table.Name} WHERE p = ?1 AND k = ?2";
    private readonly string _from = $"SELECT k, v FROM {table.Name} WHERE p = ?1 AND k >= ?2 ORDER BY k LIMIT ?3";
    private readonly string _after = $"SELECT k, v FROM {table.Name} WHERE p = ?1 AND k > ?2 ORDER BY k LIMIT ?3";
    private readonly string _fromUntil = $"SELECT k, v FROM {table.Name} WHERE p = ?1 AND k >= ?2 AND k < ?4 ORDER BY k LIMIT ?3";
    private readonly string _afterUntil = $"SELECT k, v FROM {table.Name} WHERE p = ?1 AND k > ?2 AND k < ?4 ORDER BY k LIMIT ?3";
    private readonly string _across = $"SELECT p, k, v FROM {table.Name} WHERE (p, k) > (?1, ?2) AND p < ?4 ORDER BY p, k LIMIT ?3";

    /// <summary>Nobody ever wrote to the table, and nothing can be made here: it is read as empty.</summary>
    public bool IsMissing { get; set; }

    public bool Exists(LocalConnection connection)
    {
        var named = connection.Statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1").Bind(1, table.Name);
        var exists = named.Step();
        named.Reset();
        return exists;
    }

    public bool Create(LocalConnection connection)
    {
        connection.Execute(
            $"CREATE TABLE IF NOT EXISTS {table.Name} (p TEXT NOT NULL, k TEXT NOT NULL, v TEXT NOT NULL, PRIMARY KEY (p, k)) WITHOUT ROWID");
        return true;
    }

    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, table.Json);

    public T? Find(LocalConnection connection, RowKey key)
    {
        if (IsMissing)
            return null;

        var find = connection.Statement(_find).Bind(1, key.Partition).Bind(2, key.Row);
        try
        {
            return find.Step() ? Read(find.Bytes(0)) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    public Joined<T> Join(LocalConnection connection, RowKey key, T value, byte[] json)
    {
        // Most rows are new, and a new row needs no reading.
        if (connection.Statement(_insert).Bind(1, key.Partition).Bind(2, key.Row).BindUtf8(3, json).Run() == 1)
            return new(null, value);

        var stored = Stored(connection, key)!;
        if (stored.AsSpan().SequenceEqual(json))
            return new(value, value);

        var before = Read(stored);
        var after = table.Join(before, value);
        var written = Write(after);
        if (!stored.AsSpan().SequenceEqual(written))
            Put(connection, key, written);

        return new(before, after);
    }

    public void Put(LocalConnection connection, RowKey key, byte[] json) =>
        connection.Statement(_put).Bind(1, key.Partition).Bind(2, key.Row).BindUtf8(3, json).Run();

    public T? Update(LocalConnection connection, RowKey key, Func<T?, T?> change)
    {
        var current = Find(connection, key);
        if (change(current) is not { } changed)
            return current;

        Put(connection, table.KeyInPlace(changed, key), Write(changed));
        return changed;
    }

    public void Delete(LocalConnection connection, RowKey key) =>
        connection.Statement(_delete).Bind(1, key.Partition).Bind(2, key.Row).Run();

    public bool DeleteIfUnchanged(LocalConnection connection, RowKey key, byte[] expected)
    {
        // Written again, a row of an older version has today's form.
        if (Find(connection, key) is not { } current || !Write(current).AsSpan().SequenceEqual(expected))
            return false;

        Delete(connection, key);
        return true;
    }

    /// <summary>The range's next rows, and the last one's key if the page is full (null: nothing is left).</summary>
    public (List<T> Rows, string? Last) Page(LocalConnection connection, string partition, RowRange range, int size)
    {
        if (IsMissing)
            return ([], null);

        var (from, last, until) = range;
        var page = connection.Statement((last, until) switch
        {
            (null, null) => _from,
            (null, _) => _fromUntil,
            (_, null) => _after,
            _ => _afterUntil,
        });
        page.Bind(1, partition).Bind(2, last ?? from ?? "").Bind(3, size);
        if (until is not null)
            page.Bind(4, until);

        return ReadPage(page, size);
    }

    /// <summary>The next rows of partitions before <paramref name="until"/>, and the last one's place if the page is full; no row key is empty.</summary>
    public (List<T> Rows, RowKey? Last) PageAcross(LocalConnection connection, RowKey after, string until, int size)
    {
        if (IsMissing)
            return ([], null);

        var page = connection.Statement(_across).Bind(1, after.Partition).Bind(2, after.Row).Bind(3, size).Bind(4, until);
        var rows = new List<T>();
        RowKey? end = null;
        try
        {
            while (page.Step())
            {
                rows.Add(Read(page.Bytes(2)));
                if (rows.Count == size)
                    end = new(page.Text(0), page.Text(1));
            }
        }
        finally
        {
            page.Reset();
        }

        return (rows, end);
    }

    private (List<T> Rows, string? Last) ReadPage(Statement page, int size)
    {
        var rows = new List<T>();
        string? end = null;
        try
        {
            while (page.Step())
            {
                rows.Add(Read(page.Bytes(1)));
                if (rows.Count == size)
                    end = page.Text(0);
            }
        }
        finally
        {
            page.Reset();
        }

        return (rows, end);
    }

    private byte[]? Stored(LocalConnection connection, RowKey key)
    {
        var find = connection.Statement(_find).Bind(1, key.Partition).Bind(2, key.Row);
        try
        {
            return find.Step() ? find.Bytes(0).ToArray() : null;
        }
        finally
        {
            find.Reset();
        }
    }

    private T Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, table.Json) ?? throw new JsonException($"A row of {table.Name} is null.");
}

/// <summary>A part of a partition: from a key on, after the last one read, before another; null leaves an end open.</summary>
internal readonly record struct RowRange(string? From, string? Last, string? Until);
