namespace Pipeline.Tests.Infra;

/// <summary>The script that azd runs before provisioning, with stand-ins for azd and dotnet before everything else on its path.</summary>
public sealed class PreprovisionTests : IDisposable
{
    private readonly HookScript _script = new("preprovision.sh");

    [Fact]
    public async Task Nothing_is_said_where_everything_is_there()
    {
        var (exitCode, said) = await RunAsync(connections: """[{"id":"mybot","source":"telegram","community":"club"}]""");

        (exitCode, said).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData("exit 1", "10.0.100", "", "azd auth login")]
    [InlineData("exit 0", "9.0.300", "", "The .NET SDK is 9.0.300")]
    [InlineData("exit 0", "10.0.100", "mybot", "PIPELINE_CONNECTIONS is no JSON array")]
    public async Task What_is_missing_is_said_before_anything_is_provisioned(string azd, string sdk, string connections, string says)
    {
        var (exitCode, said) = await RunAsync(azd, sdk, connections);

        exitCode.ShouldBe(1);
        said.ShouldContain(says);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var (_, said) = await RunAsync("exit 1", "9.0.300", "mybot");

        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_relay_without_its_connection_is_refused()
    {
        var (exitCode, said) = await RunAsync(relayImage: "example.azurecr.io/relay:1");

        (exitCode, said).ShouldBe((1, "The Discord relay takes both PIPELINE_RELAY_IMAGE and PIPELINE_RELAY_CONNECTION, or neither.\n"));
    }

    public void Dispose() => _script.Dispose();

    private Task<(int ExitCode, string Said)> RunAsync(string azd = "exit 0", string sdk = "10.0.100", string connections = "", string relayImage = "")
    {
        _script.Program("azd", azd);
        _script.Program("dotnet", $"echo {sdk}");
        return _script.RunAsync(("PIPELINE_CONNECTIONS", connections), ("PIPELINE_RELAY_IMAGE", relayImage), ("PIPELINE_RELAY_CONNECTION", ""));
    }
}
