using Pipeline.Local.Data;

namespace Pipeline.Tests.Support;

/// <summary>A store of its own for a test, in a temporary folder that goes with it.</summary>
public sealed class LocalStore : IAsyncDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();

    private LocalStore()
    {
        Database = LocalDatabase.Open(_folder.Path);
        Store = new SqliteStore(Database);
    }

    public LocalDatabase Database { get; }

    public SqliteStore Store { get; }

    public string Folder => _folder.Path;

    public static LocalStore Create() => new();

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
