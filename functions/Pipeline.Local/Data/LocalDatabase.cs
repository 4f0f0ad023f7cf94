using System.Collections.Concurrent;

namespace Pipeline.Local.Data;

/// <summary>
/// One machine's database, <c>pipeline.db</c> in the data folder. What a write returned survives the end of the process; after a power
/// cut the last moments may be missing, all of a group or none of it, in the order of writing (https://www.sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
public sealed class LocalDatabase : IDisposable
{
    private const int MostIdleReaders = 8;
    private const string EverySetting = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;";
    private const string WriterSettings = $"{EverySetting} PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32768;";
    private const string CheckpointSettings = $"{EverySetting} PRAGMA busy_timeout=0;";
    private const string ReaderSettings = $"{EverySetting} PRAGMA busy_timeout=10000; PRAGMA query_only=ON; PRAGMA cache_size=-4096;";

    private readonly ConcurrentBag<LocalConnection> _readers = [];
    private readonly string _path;
    private readonly FolderLock? _folderLock;
    private readonly Checkpoints? _checkpoints;
    private readonly GroupWriter? _writer;
    private volatile bool _disposed;

    private LocalDatabase(string folder)
    {
        Folder = folder;
        _path = PathIn(folder);
    }

    private LocalDatabase(string folder, FolderLock folderLock)
        : this(folder)
    {
        _folderLock = folderLock;
        var writer = LocalConnection.Open(_path, WriterSettings);
        _checkpoints = new(LocalConnection.Open(_path, CheckpointSettings));
        _writer = new(writer, _checkpoints);
    }

    public string Folder { get; }

    /// <summary>Opened beside a host that may be running: nothing can be written.</summary>
    public bool IsReadOnly => _writer is null;

    /// <summary>Opens the folder's database; makes both if they are not there.</summary>
    /// <exception cref="FolderInUseException">Another host has the folder.</exception>
    public static LocalDatabase Open(string folder)
    {
        var folderLock = FolderLock.Take(folder);
        try
        {
            return new(folder, folderLock);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the folder's database to look at it, also while a host works in it.</summary>
    /// <exception cref="FileNotFoundException">Nothing was ever kept in the folder.</exception>
    public static LocalDatabase OpenToRead(string folder) => File.Exists(PathIn(folder))
        ? new(folder)
        : throw new FileNotFoundException($"There is nothing in '{folder}' yet. Start with 'demo', 'import' or 'serve', or name another folder with --data.");

    /// <summary>
    /// Runs the work in the writer's next transaction and returns when that is committed. Work that throws leaves nothing behind and
    /// fails its caller alone. It runs on the writer's thread: short, synchronous, and never waiting for another write.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<LocalConnection, T> work, CancellationToken cancellationToken) =>
        (_writer ?? throw OpenedToRead()).WriteAsync(work, cancellationToken);

    /// <summary>
    /// Returns true once all that was written before this call survives a power cut as well; false if a reader was in the way, and then
    /// it is asked again later.
    /// </summary>
    public Task<bool> MakeDurableAsync(CancellationToken cancellationToken) =>
        (_checkpoints ?? throw OpenedToRead()).RunAsync().WaitAsync(cancellationToken);

    /// <summary>Reads, on the caller's thread, beside the writer. Each statement sees what was committed when it began.</summary>
    public T Read<T>(Func<LocalConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var reader))
            reader = LocalConnection.Open(_path, ReaderSettings);

        try
        {
            return work(reader);
        }
        finally
        {
            if (_disposed || _readers.Count >= MostIdleReaders)
                reader.Dispose();
            else
                _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;

        _disposed = true;
        _writer?.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();

        _checkpoints?.Dispose();
        _folderLock?.Dispose();
    }

    private InvalidOperationException OpenedToRead() => new($"The database in '{Folder}' was opened to be read.");

    private static string PathIn(string folder) => Path.Combine(folder, "pipeline.db");
}
