namespace Pipeline.Browser.Tests;

/// <summary>Where pictures of the pages are kept, for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(RootOf(AppContext.BaseDirectory), "artifacts", "screenshots")).FullName;

    public static string PathOf(string name) => Path.Combine(Folder, name + ".png");

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : RootOf(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not in the repository."));
}
