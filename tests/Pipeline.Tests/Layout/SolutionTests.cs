using System.Text.RegularExpressions;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Layout;

/// <summary>
/// The packages of the Azure host are not in every registry. A debug build, and with it every test, leaves that host out; a release build,
/// which is what azd publishes, has it.
/// </summary>
public sealed partial class SolutionTests
{
    private const string AzureHost = "Pipeline.Azure";
    private const string AzureTests = "Pipeline.Azure.Tests";
    private static readonly string Solution = File.ReadAllText(Path.Combine(Repository.Root, "Pipeline.sln")).ReplaceLineEndings("\n");

    private static readonly Dictionary<string, string> Ids =
        ProjectLine().Matches(Solution)
            .ToDictionary(match => match.Groups["path"].Value.Replace('\\', '/'), match => match.Groups["id"].Value);

    [Fact]
    public void The_solution_has_every_project() => Ids.Keys.ShouldBe(Projects.All.Select(project => project.Path), ignoreOrder: true);

    [Fact]
    public void Every_project_is_configured_as_what_is_built()
    {
        foreach (var (path, id) in Ids)
        {
            foreach (var configuration in new[] { "Debug|Any CPU", "Release|Any CPU" })
                Solution.ShouldContain($"{id}.{configuration}.ActiveCfg = {configuration}\n", Case.Sensitive, path);
        }
    }

    [Fact]
    public void A_release_build_builds_everything()
    {
        var left = Ids.Where(project =>
            !Solution.Contains($"{project.Value}.Release|Any CPU.Build.0 = Release|Any CPU\n", StringComparison.Ordinal));

        left.Select(project => project.Key).ShouldBeEmpty();
    }

    [Fact]
    public void A_debug_build_leaves_the_Azure_host_and_its_tests_out_and_nothing_else()
    {
        var left = Ids.Where(project => !Solution.Contains($"{project.Value}.Debug|Any CPU.Build.0 = ", StringComparison.Ordinal));

        left.Select(project => project.Key).ShouldBe([Projects.Named(AzureHost).Path, Projects.Named(AzureTests).Path], ignoreOrder: true);
    }

    [Fact]
    public void Nothing_that_a_debug_build_builds_stands_on_the_Azure_host() =>
        Projects.All.Where(project => project.References.Contains(AzureHost)).Select(project => project.Path).ShouldBe([Projects.Named(AzureTests).Path]);

    [GeneratedRegex("^Project\\(\"[^\"]+\"\\) = \"[^\"]+\", \"(?<path>[^\"]+\\.csproj)\", \"(?<id>{[^\"]+})\"", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
