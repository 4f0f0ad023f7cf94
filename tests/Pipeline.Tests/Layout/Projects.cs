using System.Xml.Linq;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Layout;

/// <summary>The project files of the repository.</summary>
internal static class Projects
{
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. new[] { "functions", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new ProjectFile(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), XDocument.Load(path))),
    ];

    public static ProjectFile Named(string name) => All.Single(project => project.Name == name);
}

/// <param name="Path">From the repository's root, with slashes.</param>
internal sealed record ProjectFile(string Path, XDocument Xml)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Packages =>
        [.. Xml.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value)];

    /// <summary>Names of the projects that this one references.</summary>
    public IReadOnlyList<string> References =>
    [
        .. Xml.Descendants("ProjectReference")
            .Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))),
    ];
}
