using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Layout;

public sealed partial class LayoutTests
{
    private static readonly string[] StartsOfAllowedPackages = ["Microsoft.Extensions.", "NSec.Cryptography", "Polly"];

    [Fact]
    public void The_product_stands_on_the_BCL_the_extensions_abstractions_and_the_text_models_alone()
    {
        var project = Projects.Named("Pipeline");

        project.Packages.ShouldAllBe(package =>
            StartsOfAllowedPackages.Any(start => package.StartsWith(start, StringComparison.Ordinal)));
        project.References.ShouldBe(["Pipeline.Text"]);
    }

    [Fact]
    public void The_text_models_stand_on_nothing()
    {
        var project = Projects.Named("Pipeline.Text");

        project.Packages.ShouldBeEmpty();
        project.References.ShouldBeEmpty();
    }

    [Fact]
    public void The_pages_stand_on_the_product_and_its_HTTP_surface_alone() =>
        Projects.Named("Pipeline.Dashboard").References.ShouldBe(["Pipeline", "Pipeline.Api"], ignoreOrder: true);

    [Theory]
    [InlineData("Pipeline.Local", "Pipeline.Azure")]
    [InlineData("Pipeline.Azure", "Pipeline.Local")]
    public void Hosts_never_reference_each_other(string host, string other) =>
        Projects.Named(host).References.ShouldNotContain(other);

    [Fact]
    public void The_relay_knows_nothing_but_how_a_post_is_signed() => Projects.Named("Pipeline.Relay").References.ShouldBe(["Pipeline"]);

    [Fact]
    public void Nothing_but_the_two_hosts_references_a_host()
    {
        var others = Projects.All.Where(project => project.Path.StartsWith("functions/", StringComparison.Ordinal)
            && project.Name is not ("Pipeline.Local" or "Pipeline.Azure"));

        others.SelectMany(project => project.References).ShouldAllBe(name => name != "Pipeline.Local" && name != "Pipeline.Azure");
    }

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long300 = Repository.Sources("functions").Concat(Repository.Sources("tests"))
            .Where(file => File.ReadLines(file).Count() > 300);

        long300.Select(file => Path.GetRelativePath(Repository.Root, file)).ShouldBeEmpty();
    }

    [Fact]
    public void No_type_is_named_by_a_word_that_says_nothing()
    {
        var names = Repository.Sources("functions")
            .SelectMany(file => TypeName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        names.Where(name => EmptyWord().IsMatch(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_version_that_is_pinned_is_used()
    {
        var used = Projects.All.SelectMany(project => project.Packages).ToHashSet();
        var pinned = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("ItemGroup")
            .Where(group => (string?)group.Attribute("Label") != "Beneath the product")
            .SelectMany(group => group.Elements("PackageVersion"))
            .Select(package => package.Attribute("Include")!.Value);

        pinned.Where(package => !used.Contains(package)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\s*(?:public|internal|private)?[\w\s]*\b(?:class|record|struct|interface)\s+(?:struct\s+)?(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Processor|Service|Handler|Dispatcher|Common|Shared|Base)$")]
    private static partial Regex EmptyWord();
}
