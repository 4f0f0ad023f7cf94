namespace Pipeline.Tests.Support;

/// <summary>A folder that is deleted with everything in it.</summary>
public sealed class TempFolder : IDisposable
{
    private TempFolder(string path) => Path = path;

    public string Path { get; }

    public static TempFolder Create() => new(Directory.CreateTempSubdirectory("pipeline-test-").FullName);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
