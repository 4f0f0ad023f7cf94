using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Local.Hosting;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Relay.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay;

public sealed class LocalRelayTests
{
    [Fact]
    public async Task With_a_connection_that_the_relay_listens_for_a_message_goes_from_the_Gateway_into_the_tables()
    {
        using var temp = TempFolder.Create();
        await using var discord = await FakeDiscord.StartAsync();
        var folder = Configure(temp, discord.Api, Own.Secret);
        await using var app = LocalHost.Build(new(folder, Port: 0));
        await app.StartAsync(TestContext.Current.CancellationToken);

        var gateway = await discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2);

        await Eventually.TrueAsync(async () => await RecordedAsync(app.Services) == 1, TimeSpan.FromSeconds(30));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_only_a_person_can_mend_stops_the_relay_and_not_the_host()
    {
        using var temp = TempFolder.Create();
        await using var discord = await FakeDiscord.StartAsync();
        await using var app = LocalHost.Build(new(Configure(temp, discord.Api, Own.Secret), Port: 0));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var gateway = await discord.ConnectionAsync();
        await gateway.HelloAsync();
        await gateway.ReadAsync();

        await gateway.CloseAsync(4014);

        await Eventually.TrueAsync(() => Task.FromResult(IsFree(temp)), TimeSpan.FromSeconds(30));
        using var client = new HttpClient { BaseAddress = LocalHost.AddressOf(app) };
        (await client.GetAsync("/api/health", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_relay_without_a_connection_to_post_to_stops_the_start_with_what_to_write()
    {
        using var temp = TempFolder.Create();
        await using var app = LocalHost.Build(new(Configure(temp, new("http://127.0.0.1:9/"), Dc.PublicKey), Port: 0));

        var failure = await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        failure.Message.ShouldContain("Relay:Connection");
    }

    private static LocalFolder Configure(TempFolder temp, Uri api, string secret)
    {
        var folder = LocalFolder.Open(temp.Path);
        folder.Change(settings =>
        {
            settings["Ingest"]!["Connections"]!["dc"] = new JsonObject { ["Source"] = "discord", ["Community"] = "club", ["Token"] = FakeDiscord.Token, ["Secrets"] = new JsonArray(secret) };
            settings["Relay"] = new JsonObject { ["Connection"] = "dc", ["ApiUrl"] = api.ToString() };
        });
        return folder;
    }

    private static async Task<int> RecordedAsync(IServiceProvider services) =>
        await services.GetRequiredService<IStore>().RangeAsync(Tables.Messages, "club|5", cancellationToken: TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken);

    // The relay lets go of its folder when it stops.
    private static bool IsFree(TempFolder temp)
    {
        try
        {
            using var file = new FileStream(Path.Combine(temp.Path, "relay", "relay.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
