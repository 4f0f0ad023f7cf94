using System.Text.RegularExpressions;
using Pipeline.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Tests.Layout;

/// <summary>What runs with a token of the repository is pinned, bounded and given no more than it needs.</summary>
public sealed partial class WorkflowTests
{
    private const string TestCommand = "dotnet test --solution Pipeline.sln";

    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"))
        .Select(file => Path.GetRelativePath(Repository.Root, file)).Order()];

    [Fact]
    public void Every_action_is_pinned_by_a_full_commit_and_says_its_version()
    {
        var uses = Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github"), "*.yml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(line => Uses().IsMatch(line)).ToList();

        uses.ShouldNotBeEmpty();
        uses.Where(line => !PinnedUse().IsMatch(line)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Workflows))]
    public void A_workflow_has_no_permission_and_each_job_names_its_own(string path)
    {
        var workflow = Yaml.Load(path);

        workflow.Mapping("permissions")!.Children.ShouldBeEmpty();
        Jobs(workflow).ShouldAllBe(job => job.Mapping("permissions") != null);
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Every_job_ends_by_itself(string path) =>
        Jobs(Yaml.Load(path)).ShouldAllBe(job => job.Scalar("timeout-minutes") != null
            && int.Parse(job.Scalar("timeout-minutes")!) <= 60);

    [Theory, MemberData(nameof(Workflows))]
    public void A_workflow_runs_once_at_a_time_for_a_branch(string path) =>
        Yaml.Load(path).Mapping("concurrency")!.Scalar("group").ShouldNotBeNull();

    [Fact]
    public void CI_runs_the_script_that_everyone_can_run()
    {
        var steps = Jobs(Yaml.Load(Path.Combine(".github", "workflows", "ci.yml")))
            .SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

        steps.Select(step => step.Scalar("run")).OfType<string>().ShouldBe([".ci/run"]);
    }

    [Fact]
    public void The_script_tests_with_the_command_of_the_README()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));

        script.ShouldContain($"step tests {TestCommand}\n");
    }

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode workflow) =>
        workflow.Mapping("jobs")!.Children.Values.Cast<YamlMappingNode>();

    [GeneratedRegex(@"^\s*(?:- )?uses:")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedUse();
}
