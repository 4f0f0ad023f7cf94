using System.Text.Json.Nodes;
using Pipeline.Connect.Checks;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Connect;

public sealed class ConnectCommandTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();

    private JsonNode Kept => JsonNode.Parse(File.ReadAllText(LocalFolder.Open(_folder.Path).Settings))!["Ingest"]!["Connections"]!;

    [Fact]
    public async Task A_new_connection_is_kept_and_what_is_still_to_do_ends_with_1()
    {
        (await RunAsync("connect", "stripe", "--community", "club", "--secret", "whsec_x")).ShouldBe(1);

        Kept.ToJsonString().ShouldBe("""{"stripe":{"Source":"stripe","Community":"club","Secrets":["whsec_x"]}}""");
    }

    [Fact]
    public async Task A_newer_secret_goes_before_the_one_it_replaces()
    {
        await RunAsync("connect", "stripe", "--community", "club", "--secret", "first");
        await RunAsync("connect", "stripe", "--secret", "second");
        await RunAsync("connect", "stripe", "--secret", "third");

        Kept["stripe"]!["Secrets"]!.ToJsonString().ShouldBe("""["third","second"]""");
    }

    [Fact]
    public async Task Without_a_community_nothing_is_made()
    {
        (await RunAsync("connect", "stripe", "--secret", "x")).ShouldBe(1);

        Kept.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Telegram_is_told_its_address_with_a_fresh_secret_and_all_that_is_of_use()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.Answers("/bott0ken/setWebhook", """{"ok":true,"result":true}""").Answers("/bott0ken/getMe", """{"ok":false,"description":"busy"}""");
        LocalFolder.Open(_folder.Path).Change(settings => settings["Platforms"] = new JsonObject { ["Telegram"] = platform.Address.ToString() });

        await RunAsync("connect", "telegram", "--connection", "bot", "--community", "club", "--channel", "-1001", "--token", "t0ken", "--url", "https://pipeline.example.com");

        var asked = platform.Questions.First().Body!;
        asked["url"]!.ToString().ShouldBe("https://pipeline.example.com/api/webhooks/telegram/bot");
        asked["allowed_updates"]!.AsArray().Select(name => name!.ToString()).ShouldBe(TelegramCheck.Updates);
        asked["secret_token"]!.ToString().ShouldBe(Kept["bot"]!["Secrets"]![0]!.ToString());
        asked["secret_token"]!.ToString().Length.ShouldBe(64);
        Kept["bot"]!["Channels"]!["-1001"]!.ToString().ShouldBe("club");
    }

    [Theory]
    [InlineData("http://pipeline.example.com")]
    [InlineData("https://pipeline.example.com/somewhere")]
    [InlineData("pipeline")]
    public async Task An_address_that_Telegram_cannot_reach_changes_no_secret(string url)
    {
        (await RunAsync("connect", "telegram", "--community", "club", "--token", "t", "--secret", "s", "--url", url)).ShouldBe(1);

        Kept["telegram"]!["Secrets"]!.ToJsonString().ShouldBe("""["s"]""");
    }

    public void Dispose() => _folder.Dispose();

    private Task<int> RunAsync(params string[] arguments) => PipelineCommand.RunAsync([.. arguments, "--data", _folder.Path]);
}
