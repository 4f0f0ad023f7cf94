using System.Text.RegularExpressions;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Layout;

/// <summary>What no line of the code may be, and which way its parts may look.</summary>
public sealed partial class SourceTests
{
    /// <summary>What every slice may use: the records that pass between stages, the ports to storage and bus, and the text models beneath.</summary>
    private static readonly string[] Foundations = ["Model", "Store", "Bus", "Text", "Platforms", "Telemetry"];

    /// <summary>Puts the stages together for the hosts, so it knows them all and none knows it.</summary>
    private const string Flow = "Flow";

    /// <summary>Slice and slice that it uses all the same, with the reason.</summary>
    private static readonly Dictionary<(string Slice, string Uses), string> Exceptions = new()
    {
        [("Record", "Moderate")] = "A message is judged in the pass that records it: both are one write.",
        [("Enforce", "Ingest")] = "An act goes through a connection as ingestion has it configured.",
        [("Connect", "Ingest")] = "A connection is checked as ingestion has it configured.",
        [("Report", "Ingest")] = "Where a message is read follows from its connection as ingestion has it configured.",
        [("Pulses", "Ingest")] = "The question is posted through a connection as ingestion has it configured.",
        [("Digests", "Ingest")] = "A digest is posted through a connection as ingestion has it configured.",
        [("Digests", "Report")] = "A digest says what the reports say, in words.",
        [("Record", "Identity")] = "A link code comes as a message's text, which is there in the pass that records it and never after.",
        [("Record", "Classify")] = "A message gets its label in the pass that records it: both are one write.",
    };

    [Fact]
    public void Nothing_in_the_product_is_left_for_later() =>
        Lines("functions").Where(line => Later().IsMatch(line.Text)).ShouldBeEmpty();

    [Fact]
    public void No_code_is_commented_out() =>
        Lines("functions").Concat(Lines("tests")).Concat(Lines("infra", "*.bicep"))
            .Where(line => CommentedOut().IsMatch(line.Text)).ShouldBeEmpty();

    [Fact]
    public void A_warning_that_is_switched_off_says_why_beside_it() =>
        Lines("functions").Where(line => SwitchedOff().IsMatch(line.Text) && !SwitchedOffWithReason().IsMatch(line.Text))
            .ShouldBeEmpty();

    [Fact]
    public void A_slice_uses_the_foundations_and_itself_and_no_other_slice()
    {
        var uses = SlicesAndUses().Where(use => use.Slice != Flow && use.Uses != use.Slice && !Foundations.Contains(use.Uses));

        uses.Distinct().ShouldBeSubsetOf(Exceptions.Keys);
    }

    [Fact]
    public void The_foundations_use_no_slice() =>
        SlicesAndUses().Where(use => Foundations.Contains(use.Slice) && !Foundations.Contains(use.Uses)).Distinct().ShouldBeEmpty();

    [Fact]
    public void Model_knows_no_bus() => SlicesAndUses().ShouldNotContain(("Model", "Bus"));

    private static IEnumerable<(string Slice, string Uses)> SlicesAndUses()
    {
        var product = Path.Combine(Repository.Root, "functions", "Pipeline");
        foreach (var file in Repository.Sources(Path.Combine("functions", "Pipeline")))
        {
            var path = Path.GetRelativePath(product, file).Split(Path.DirectorySeparatorChar);

            // A file beside the slices puts them together.
            if (path.Length == 1)
                continue;

            foreach (Match use in Use().Matches(File.ReadAllText(file)))
                yield return (path[0], use.Groups[1].Value);
        }
    }

    private static IEnumerable<(string Place, string Text)> Lines(string folder, string pattern = "*.cs")
    {
        var files = pattern == "*.cs"
            ? Repository.Sources(folder)
            : Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories);
        return files.SelectMany(file =>
            File.ReadLines(file).Select((text, index) => ($"{Path.GetRelativePath(Repository.Root, file)}({index + 1})", text)));
    }

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"^\s*//(?!/).*[;{}]\s*$")]
    private static partial Regex CommentedOut();

    [GeneratedRegex(@"#pragma warning disable|SuppressMessage")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"#pragma warning disable [A-Z]+\d+ // \w+|SuppressMessage.*Justification = ")]
    private static partial Regex SwitchedOffWithReason();

    [GeneratedRegex(@"(?:^using (?:static )?Pipeline\.|\bPipeline\.)([A-Z]\w+)(?=[.;])", RegexOptions.Multiline)]
    private static partial Regex Use();
}
