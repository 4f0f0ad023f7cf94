using Pipeline.Local.Scenarios;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Moderate;

/// <summary>The project's own scenarios, by the theme that their file is about.</summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Moderate", "Scenarios");

    public static TheoryData<string> Themes => [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task What_is_decided_is_what_a_fair_moderator_expects(string theme)
    {
        await using var play = new PlayScenarios();

        var failed = new List<string>();
        foreach (var scenario in ScenarioFile.Read(Path.Combine(Folder, $"{theme}.jsonl")))
        {
            var result = await play.HandleAsync(scenario, TestContext.Current.CancellationToken);
            failed.AddRange(result.Members.Where(member => !member.Passed).Select(member => $"{result.Id}: {member.Member} {member.Outcome}, expected {member.AtLeast} to {member.AtMost}"));
        }

        failed.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_scenarios_in_number_and_none_twice()
    {
        var ids = Themes.SelectMany(theme => ScenarioFile.Read(Path.Combine(Folder, $"{theme.Data}.jsonl"))).Select(scenario => scenario.Id).ToList();

        ids.Count.ShouldBeGreaterThanOrEqualTo(60);
        ids.ShouldBeUnique();
    }
}
