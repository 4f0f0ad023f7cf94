using System.Text.Json;
using System.Xml.Linq;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

public sealed class HostJsonTests
{
    private static readonly JsonElement Host = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")));

    [Fact]
    public void It_is_that_of_a_compiled_app()
    {
        Host.GetProperty("version").GetString().ShouldBe("2.0");
        Host.TryGetProperty("extensionBundle", out _).ShouldBeFalse("The tools refuse a bundle beside compiled extensions.");
    }

    [Fact]
    public void A_batch_is_settled_by_the_stage_and_is_small_enough_for_its_lock()
    {
        var bus = Host.GetProperty("extensions").GetProperty("serviceBus");

        bus.GetProperty("autoCompleteMessages").GetBoolean().ShouldBeFalse();
        bus.GetProperty("maxMessageBatchSize").GetInt32().ShouldBeLessThanOrEqualTo(100);
        bus.GetProperty("prefetchCount").GetInt32().ShouldBe(0, "A message fetched before its turn spends its lock in waiting.");
    }

    [Theory]
    [MemberData(nameof(Snapshot.Environments), MemberType = typeof(Snapshot))]
    public void The_app_runs_on_what_it_is_compiled_for(string environment)
    {
        var runtime = Snapshot.Of(environment).OfType("Microsoft.Web/sites").Single()["functionAppConfig", "runtime"];
        var settings = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

        runtime.GetProperty("name").GetString().ShouldBe("dotnet-isolated");
        $"net{runtime.GetProperty("version").GetString()}".ShouldBe(settings.Descendants("TargetFramework").Single().Value);
    }

    [Fact]
    public void It_goes_with_the_app()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "functions", "Pipeline.Azure", "Pipeline.Azure.csproj"));

        var item = project.Descendants("None").Single(none => none.Attribute("Include")!.Value.EndsWith("host.json", StringComparison.Ordinal));
        item.Attribute("CopyToPublishDirectory")!.Value.ShouldBe("PreserveNewest");
        item.Attribute("CopyToOutputDirectory")!.Value.ShouldBe("PreserveNewest");
    }
}
