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
    [InlineData("exit 0", "", "", "There is no .NET SDK")]
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

    [Theory]
    [InlineData("swedencentral", "", "false", "Region westeurope has no Flex Consumption")]
    [InlineData("West Europe", "kv-old", "false", "azd env set PIPELINE_RECOVER_VAULT true")]
    [InlineData("westeurope", "", "true", "azd env set PIPELINE_RECOVER_VAULT false")]
    public async Task What_only_Azure_can_tell_is_asked_of_it(string regions, string deletedVault, string recover, string says)
    {
        _script.Program("az", Az(regions, deletedVault));

        var (exitCode, said) = await RunAsync(more: [.. Place, ("PIPELINE_RECOVER_VAULT", recover)]);

        exitCode.ShouldBe(1);
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public async Task A_virtual_network_needs_its_provider()
    {
        _script.Program("az", Az("westeurope", ""));

        var (_, said) = await RunAsync(more: [.. Place, ("VNET_ENABLED", "true")]);

        said.ShouldContain("az provider register --namespace Microsoft.App --wait");
    }

    [Fact]
    public async Task What_is_right_on_Azure_is_asked_and_not_spoken_of()
    {
        _script.Program("az", Az("West Europe", "kv-old"));

        var (exitCode, said) = await RunAsync(more: [.. Place, ("PIPELINE_RECOVER_VAULT", "true")]);

        (exitCode, said).ShouldBe((0, ""));
        File.ReadAllText(_script.InFolder("asked")).ShouldContain("properties.tags.\"azd-env-name\"=='club'");
    }

    [Fact]
    public async Task Without_a_signed_in_az_the_rest_is_checked_all_the_same()
    {
        _script.Program("az", "exit 1");

        var (exitCode, said) = await RunAsync(more: Place);

        (exitCode, said).ShouldBe((0, ""));
    }

    public void Dispose() => _script.Dispose();

    private static (string Name, string Value)[] Place =>
        [("AZURE_SUBSCRIPTION_ID", "44444444-4444-4444-4444-444444444444"), ("AZURE_LOCATION", "westeurope"), ("AZURE_ENV_NAME", "club")];

    private static string Az(string regions, string deletedVault) => $"""
        echo "$@" >> "$HERE/asked"
        case $1 in
          functionapp) echo "{regions}" ;;
          keyvault) echo "{deletedVault}" ;;
          provider) echo NotRegistered ;;
        esac
        """;

    private Task<(int ExitCode, string Said)> RunAsync(
        string azd = "exit 0", string sdk = "10.0.100", string connections = "", string relayImage = "", (string Name, string Value)[]? more = null)
    {
        _script.Program("azd", azd);
        _script.Program("dotnet", $"echo {sdk}");
        return _script.RunAsync(
            [("PIPELINE_CONNECTIONS", connections), ("PIPELINE_RELAY_IMAGE", relayImage), ("PIPELINE_RELAY_CONNECTION", ""), ("AZURE_SUBSCRIPTION_ID", ""), .. more ?? []]);
    }
}
