using System.Text.RegularExpressions;
using Pipeline.Tests.Support;
using Pipeline.Text;
using Pipeline.Text.Training;

namespace Pipeline.Tests.Text;

public sealed partial class DomainListTests
{
    private static readonly string Notice = File.ReadAllText(Path.Combine(Repository.Root, "NOTICE"));

    [Fact]
    public void The_embedded_lists_are_what_the_compiler_makes_of_their_sources()
    {
        using var compiled = new MemoryStream();

        DomainListCompiler.Compile(Repository.Shared("data", "lists"), compiled);

        compiled.ToArray().AsSpan().SequenceEqual(Resource.Bytes(DomainLists.ResourceName))
            .ShouldBeTrue("The lists or their compiler changed: write domains.bin anew, and NOTICE if the sources are others.");
    }

    [Theory]
    [InlineData("crypto_phishing")]
    [InlineData("discord_phishing")]
    [InlineData("url_shorteners")]
    public void NOTICE_names_where_a_list_comes_from_and_as_of_when(string list)
    {
        var source = Origin().Match(File.ReadAllText(Repository.Shared("data", "lists", list, "SOURCE.txt")));

        source.Success.ShouldBeTrue();
        Notice.ShouldContain($"https://github.com/{source.Groups["name"].Value}");
        Notice.ShouldContain($"{source.Groups["commit"].Value} ({source.Groups["day"].Value})");
    }

    [Fact]
    public void NOTICE_accounts_for_every_file_that_was_made_from_others_work()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", "Pipeline.Text", "Data"))
            .Select(file => Path.GetFileName(file));

        files.Where(file => !Notice.Contains($"functions/Pipeline.Text/Data/{file}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^Source: github:(?<name>[\w./-]+) @ (?<commit>[0-9a-f]{40}) (?<day>\d{4}-\d\d-\d\d)", RegexOptions.Multiline)]
    private static partial Regex Origin();
}
