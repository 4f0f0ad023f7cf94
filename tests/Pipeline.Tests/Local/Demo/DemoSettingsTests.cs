using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Pipeline.Ingest;
using Pipeline.Local.Demo;

namespace Pipeline.Tests.Local.Demo;

public sealed class DemoSettingsTests
{
    [Fact]
    public void What_is_written_is_read_back_as_valid_connections()
    {
        var settings = new JsonObject();

        var secrets = DemoSettings.Connect(settings);

        using var json = new MemoryStream(Encoding.UTF8.GetBytes(settings.ToJsonString()));
        var options = new ConfigurationBuilder().AddJsonStream(json).Build().GetSection(IngestOptions.Section).Get<IngestOptions>()!;
        new IngestOptionsValidator().Validate(null, options).Succeeded.ShouldBeTrue();
        options.Connections.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(["brindlewick-platform", "brindlewick-telegram", "harrowgull-platform", "harrowgull-telegram"]);
        options.Connections.ShouldAllBe(named => named.Value.Secrets.Single() == secrets[new(named.Key)]);
        options.Connections["harrowgull-telegram"].Settings["Joins"].ShouldBe("updates");
    }

    [Fact]
    public void Secrets_that_are_there_stay_and_so_does_everything_else()
    {
        var settings = JsonNode.Parse("""{"Ingest":{"Connections":{"mine":{"Source":"slack"}}}}""")!.AsObject();
        var first = DemoSettings.Connect(settings);

        DemoSettings.Connect(settings).ShouldBe(first, ignoreOrder: true);
        settings["Ingest"]!["Connections"]!["mine"]!["Source"]!.GetValue<string>().ShouldBe("slack");
        first.Values.Distinct().Count().ShouldBe(4);
    }
}
