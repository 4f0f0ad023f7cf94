using System.Text.Json;
using System.Xml.Linq;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Layout;

/// <summary>What stands at the top of the repository, and the settings that every project has from there.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] Product = ["Pipeline.sln", "README.md", "azure.yaml", "functions", "host.json", "infra", "tests"];

    private static readonly string[] BuildEditorAndCi =
    [
        ".ci", ".editorconfig", ".git", ".gitattributes", ".github", ".gitignore", "BannedSymbols.txt", "Directory.Build.props",
        "Directory.Packages.props", "LICENSE", "NOTICE", "global.json",
    ];

    [Fact]
    public void The_top_level_holds_the_product_and_what_builds_it()
    {
        var entries = Directory.EnumerateFileSystemEntries(Repository.Root).Select(entry => Path.GetFileName(entry)).ToList();

        Product.ShouldBeSubsetOf(entries);
        entries.Where(entry => !IsIgnored(entry)).ShouldBeSubsetOf([.. Product, .. BuildEditorAndCi]);
    }

    [Theory]
    [InlineData("Nullable", "enable")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("Deterministic", "true")]
    [InlineData("EnforceCodeStyleInBuild", "true")]
    [InlineData("AnalysisLevel", "latest-recommended")]
    [InlineData("InvariantGlobalization", "true")]
    public void Every_project_is_built_strictly(string property, string value)
    {
        var settings = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants(property).Single();

        settings.Value.ShouldBe(value);
        settings.Attribute("Condition").ShouldBeNull();
        Projects.All.SelectMany(project => project.Xml.Descendants(property)).ShouldBeEmpty("No project may loosen it for itself.");
    }

    [Fact]
    public void A_build_for_publication_is_the_same_on_every_machine()
    {
        var settings = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

        settings.Descendants("ContinuousIntegrationBuild").Single().Attribute("Condition")!.Value.ShouldBe("'$(CI)' == 'true'");
    }

    [Fact]
    public void The_SDK_is_one_of_NET_10_and_says_where_it_comes_from()
    {
        var global = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "global.json")));

        global.GetProperty("sdk").GetProperty("version").GetString().ShouldStartWith("10.0.");
        global.GetProperty("sdk").GetProperty("errorMessage").GetString()!.ShouldContain("https://dot.net");
        global.GetProperty("test").GetProperty("runner").GetString().ShouldBe("Microsoft.Testing.Platform");
    }

    [Fact]
    public void Every_package_has_its_version_in_one_place()
    {
        var pinned = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value).ToHashSet();

        foreach (var project in Projects.All)
        {
            project.Packages.Where(package => !pinned.Contains(package)).ShouldBeEmpty(project.Name);
            project.Xml.Descendants("PackageReference").Attributes("Version").ShouldBeEmpty(project.Name);
        }
    }

    private static bool IsIgnored(string entry) =>
        File.ReadLines(Path.Combine(Repository.Root, ".gitignore")).Select(line => line.Trim('/'))
            .Any(pattern => pattern.StartsWith('*') ? entry.EndsWith(pattern[1..], StringComparison.Ordinal) : entry == pattern);
}
