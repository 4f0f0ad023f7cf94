using Pipeline.Local.CommandLine;
using Pipeline.Local.Scenarios;
using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local;

public sealed class ScenarioFileTests : IDisposable
{
    private const string Fine = """{"id":"a","description":"d","events":[{"t_seconds":0,"member":"m","joined_seconds_ago":60,"text":"hi"}],"expected":[{"member":"m","at_most":"allow"}]}""";
    private readonly TempFolder _folder = TempFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_the_format_does_not_know_is_ignored_and_what_is_left_out_has_its_default()
    {
        var scenario = Read(Fine.Replace("\"id\"", "\"severity\":{\"x\":[1]},\"id\"", StringComparison.Ordinal)).ShouldHaveSingleItem();

        (scenario.Events[0].Channel, scenario.Events[0].EditOf).ShouldBe(("general", null));
        (scenario.Expected[0].AtLeast, scenario.Expected[0].AtMost).ShouldBe((Outcome.Allowed, Outcome.Allowed));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"id":"a","events":[],"expected":[{"member":"m"}]}""")]
    [InlineData("""{"id":"a","events":[{"t_seconds":0,"member":"m","joined_seconds_ago":60}],"expected":[{"member":"m"}]}""")]
    [InlineData("""{"id":"a","events":[{"t_seconds":-1,"member":"m","joined_seconds_ago":60,"text":"hi"}],"expected":[{"member":"m"}]}""")]
    [InlineData("""{"id":"a","events":[{"t_seconds":5,"member":"m","joined_seconds_ago":60,"text":"hi","edit_of":3}],"expected":[{"member":"m"}]}""")]
    [InlineData("""{"id":"a","events":[{"t_seconds":0,"member":"m","joined_seconds_ago":60,"text":"hi"}],"expected":[{"member":"m","at_least":"shout"}]}""")]
    [InlineData("""{"id":"a","events":[{"t_seconds":0,"member":"m","joined_seconds_ago":60,"text":"hi"}],"expected":[{"member":"m","at_least":"mute","at_most":"flag"}]}""")]
    public void A_line_that_is_none_is_named(string line) =>
        Should.Throw<InvalidDataException>(() => Read($"{Fine}\n\n{line}")).Message.ShouldStartWith("Line 3 ");

    [Fact]
    public async Task The_exit_code_tells_what_fails_from_what_cannot_be_read()
    {
        (await RunAsync(Fine)).ShouldBe(0);
        (await RunAsync(Fine.Replace("at_most\":\"allow", "at_least\":\"ban", StringComparison.Ordinal))).ShouldBe(1);
        (await RunAsync("[]")).ShouldBe(2);
    }

    [Fact]
    public async Task Staff_are_whose_names_say_so_and_the_age_is_that_at_the_event()
    {
        const string invite = "join us, best group ever https://t.me/+AbCdEfGh";
        var lines = $$"""{"id":"s","events":[{"t_seconds":9,"member":"staff_a","joined_seconds_ago":0,"text":"{{invite}}"},{"t_seconds":9,"member":"b","joined_seconds_ago":0,"text":"{{invite}}"}],"expected":[{"member":"staff_a"},{"member":"b"},{"member":"nobody"}]}""";
        await using var play = new PlayScenarios();

        var result = await play.HandleAsync(Read(lines)[0], TestContext.Current.CancellationToken);

        result.Members.Select(member => member.Outcome).ShouldBe([Outcome.Allowed, Outcome.Removed, Outcome.Allowed]);
        result.Members[1].Because.ShouldContain(finding => finding.Evidence.Contains("newcomer"));
    }

    private IReadOnlyList<Scenario> Read(string lines) => ScenarioFile.Read(Written(lines));

    private Task<int> RunAsync(string lines) => PipelineCommand.RunAsync(["scenario", Written(lines), "--json", "--data", _folder.Path]);

    private string Written(string lines)
    {
        var path = Path.Combine(_folder.Path, "scenarios.jsonl");
        File.WriteAllText(path, lines);
        return path;
    }
}
