using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Relay;
using Pipeline.Relay.Gateway;
using Pipeline.Relay.Sessions;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Relay;

public sealed class RelayOptionsTests
{
    [Fact]
    public void Four_settings_are_enough_and_all_intents_are_asked_for()
    {
        var options = Bind();

        options.Intents.ShouldBe(GatewayIntents.All);
        ((int)options.Intents & (1 << 12)).ShouldBe(0, "Nobody asked for direct messages.");
        options.ShardCount.ShouldBeNull();
    }

    [Fact]
    public void Intents_and_shards_are_settings() => Bind(("Intents", "GuildMessages, GuildMembers"), ("ShardCount", "4"), ("Shards:0", "2"), ("Shards:1", "3"))
        .ShouldSatisfyAllConditions(
            options => options.Intents.ShouldBe(GatewayIntents.GuildMessages | GatewayIntents.GuildMembers),
            options => options.Shards.ShouldBe([2, 3]));

    [Theory]
    [InlineData("BotToken", "")]
    [InlineData("BotToken", "@Microsoft.KeyVault(SecretUri=https://v/s)")]
    [InlineData("IngestUrl", "/api/webhooks/discord/x")]
    [InlineData("Secret", "abc")]
    [InlineData("Secret", Dc.PublicKey)]
    [InlineData("Secret", "whsec_")]
    [InlineData("Secret", "whsec_?")]
    [InlineData("BufferFolder", "")]
    [InlineData("MaxBufferBytes", "1000")]
    [InlineData("Intents", "None")]
    [InlineData("ShardCount", "0")]
    [InlineData("Shards:0", "0")]
    public void A_setting_that_cannot_be_right_stops_the_start_with_its_name(string name, string value) =>
        Should.Throw<OptionsValidationException>(() => Bind((name, value))).Message.ShouldContain("Relay:" + name.Split(':')[0]);

    [Fact]
    public void A_shard_that_is_none_of_all_stops_the_start() =>
        Should.Throw<OptionsValidationException>(() => Bind(("ShardCount", "2"), ("Shards:0", "2"))).Message.ShouldContain("Relay:Shards");

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 3, 3)]
    [InlineData(1, -3, 0)]
    [InlineData(0, 0, 60)]
    [InlineData(0, 3, 60)]
    [InlineData(0, 90, 90)]
    public void A_session_waits_for_its_turn_and_for_the_day_to_allow_it(int remaining, int turn, int wait)
    {
        var now = IngestStage.Now;

        SessionStarts.WaitOf(new(new("wss://x"), 1, remaining, TimeSpan.FromSeconds(60), 1), now.AddSeconds(turn), now).TotalSeconds.ShouldBe(wait);
    }

    private static RelayOptions Bind(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Relay:BotToken"] = "token",
            ["Relay:IngestUrl"] = "https://pipeline.example.org/api/webhooks/discord/dc",
            ["Relay:Secret"] = Own.Secret,
            ["Relay:BufferFolder"] = "buffer",
        };
        foreach (var (name, value) in more)
            settings["Relay:" + name] = value;

        using var services = new ServiceCollection().AddRelay(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        return services.GetRequiredService<IOptions<RelayOptions>>().Value;
    }
}
