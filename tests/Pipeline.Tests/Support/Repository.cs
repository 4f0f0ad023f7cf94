namespace Pipeline.Tests.Support;

/// <summary>The checked-out repository that the tests were built from, and the shared material beside it where there is some.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the shared material; the test is skipped where it is not there.</summary>
    public static string Shared(params string[] path)
    {
        var full = Path.Combine([Path.GetDirectoryName(Root)!, "shared", .. path]);
        Assert.SkipUnless(Path.Exists(full), $"The shared material {string.Join('/', path)} is not beside this checkout.");
        return full;
    }

    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pipeline.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
