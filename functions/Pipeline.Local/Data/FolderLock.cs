namespace Pipeline.Local.Data;

/// <summary>Two hosts never work in one folder: the first holds a lock file until it ends, also when it is killed.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="FolderInUseException">Another host has the folder.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "pipeline.lock");
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new FolderInUseException(folder, taken);
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>The data folder belongs to a host that is running.</summary>
public sealed class FolderInUseException(string folder, Exception inner)
    : IOException($"The data folder '{folder}' is in use by another pipeline host. Stop that one, or choose another folder.", inner);
