using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Settings;

public sealed class RulesCommandTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();

    private string Data => Path.Combine(_folder.Path, "data");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shown_as_yaml_can_be_changed_and_set()
    {
        await RunAsync("rules", "set", "club", File("name: The club\n"));

        var yaml = await RunAsync("rules", "show", "club", "--yaml");
        var set = await RunAsync("rules", "set", "club", File(yaml.Out.Replace("mentions: 8", "mentions: 3", StringComparison.Ordinal)));

        set.Code.ShouldBe(0);
        set.Said.ShouldContain("The rules hold for what is written from now on");
        var club = await StoredAsync();
        (club!.Name, club.Rules.Mentions).ShouldBe(("The club", 3));
    }

    [Fact]
    public async Task Rules_are_shown_as_members_read_them_and_listed_with_their_community()
    {
        await RunAsync("rules", "set", "club", File("name: The club\nrules: { mentions: 3 }"));

        var shown = await RunAsync("rules", "show", "club");
        var pin = await RunAsync("rules", "show", "club", "--pin");
        var json = await RunAsync("communities", "show", "club", "--json");
        var listed = await RunAsync("communities", "list");

        shown.Said.ShouldContain("Mention at most 3 members in one message.");
        pin.Out.ShouldStartWith("Rules of The club");
        JsonNode.Parse(json.Out)!["rules"]!["mentions"]!.GetValue<int>().ShouldBe(3);
        listed.Said.ShouldContain("The club");
    }

    [Fact]
    public async Task A_file_is_checked_without_any_data_folder_and_every_mistake_is_told_with_its_line()
    {
        var wrong = await RunAsync("rules", "check", File("name: x\nrules:\n  spam: hot\n  mention: 3\n"));
        var right = await RunAsync("rules", "check", File("rules: { spam: high }"));

        (wrong.Code, right.Code).ShouldBe((1, 0));
        wrong.Said.ShouldContain("settings.yaml:3: rules.spam: 'hot' is not known.");
        wrong.Said.ShouldContain("settings.yaml:4: rules.mention: There is no setting 'mention' here. Did you mean mentions?");
        Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).ShouldBe(["settings.yaml"]);
    }

    [Fact]
    public async Task Wrong_settings_are_not_set_and_enforcing_must_be_said()
    {
        var wrong = await RunAsync("rules", "set", "club", File("rules: { mentions: 0 }"));
        var unsaid = await RunAsync("rules", "set", "club", File("mode: enforce"));
        (await StoredAsync()).ShouldBeNull();
        var said = await RunAsync("rules", "set", "club", File("mode: enforce"), "--enforce");

        (wrong.Code, unsaid.Code, said.Code).ShouldBe((1, 1, 0));
        unsaid.Said.ShouldContain("--enforce");
        (await StoredAsync())!.Mode.ShouldBe(ModerationMode.Enforce);
    }

    [Fact]
    public async Task Numbers_that_a_change_of_staff_makes_wrong_are_made_anew_at_once()
    {
        await using (var services = LocalServices.Build(new(LocalFolder.Open(Data))))
        {
            await services.GetRequiredService<IStore>().PutAsync(
                Tables.Rollups, [new RollupHead { Community = Documents.Club, ClosedThrough = new(2026, 7, 3) }], Cancelled);
        }

        await RunAsync("rules", "set", "club", File($"staff: [{Documents.Staff}]"));

        await using var after = LocalServices.Build(new(LocalFolder.Open(Data), ToRead: true));
        (await after.GetRequiredService<IStore>().FindAsync(Tables.Rollups, Tables.RollupKey(Documents.Club), Cancelled))!.Ended.ShouldBe(1);
    }

    [Fact]
    public async Task Beside_a_running_host_the_host_sets_them()
    {
        await using var host = await ServedHost.StartAsync();
        using var announced = host.Announce();

        var first = await PipelineProcess.RunAsync("rules", "set", "club", File("name: First"), "--data", host.Folder);
        var second = await PipelineProcess.RunAsync("rules", "set", "club", File("name: Second"), "--data", host.Folder);

        (first.Code, second.Code).ShouldBe((0, 0));
        (await host.Services.GetRequiredService<CommunityDirectory>().GetAsync(Documents.Club, Cancelled)).Name.ShouldBe("Second");
    }

    [Fact]
    public async Task A_community_that_nobody_knows_is_said_to_be_unknown()
    {
        await RunAsync("rules", "set", "club", File(""));

        var unknown = await RunAsync("rules", "show", "nobody");

        unknown.Code.ShouldBe(1);
        unknown.Said.ShouldContain("Nothing is known of 'nobody'.");
    }

    public void Dispose() => _folder.Dispose();

    private string File(string text)
    {
        var path = Path.Combine(_folder.Path, "settings.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private async Task<Community?> StoredAsync()
    {
        await using var services = LocalServices.Build(new(LocalFolder.Open(Data)));
        return await services.GetRequiredService<CommunityDirectory>().FindAsync(Documents.Club, Cancelled);
    }

    private Task<PipelineProcess> RunAsync(params string[] arguments) => PipelineProcess.RunAsync([.. arguments, "--data", Data]);
}
