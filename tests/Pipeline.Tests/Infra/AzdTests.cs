using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Tests.Infra;

/// <summary>
/// What azd asks of a project: its schema (https://github.com/Azure/azure-dev/blob/main/schemas/v1.0/azure.yaml.json), which accepts unknown
/// keys and so finds no typing error, and how it looks for the code and the app.
/// </summary>
public sealed partial class AzdTests
{
    private static readonly string[] KnownKeys =
        ["name", "metadata", "infra", "services", "pipeline", "hooks", "requiredVersions", "workflows"];
    private static readonly string[] KnownServiceKeys = ["project", "language", "host", "hooks"];

    [Fact]
    public void The_project_has_a_name_that_azd_takes_and_no_key_that_it_ignores()
    {
        var project = Project();

        project["name"].ToString().ShouldMatch("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$");
        Keys(project).ShouldBeSubsetOf(KnownKeys);
    }

    [Fact]
    public void The_one_service_is_a_function_in_a_folder_of_one_project()
    {
        var (_, service) = Service();

        service["host"].ToString().ShouldBe("function");
        service["language"].ToString().ShouldBe("dotnet");
        Keys(service).ShouldBeSubsetOf(KnownServiceKeys);
        Directory.EnumerateFiles(Path.Combine(Repository.Root, service["project"].ToString()), "*.*proj").Count().ShouldBe(1);
    }

    [Fact]
    public void A_hook_is_a_script_that_is_there()
    {
        var hooks = Project().Mapping("hooks")!.Children;

        hooks.Keys.Select(name => name.ToString()).ShouldBe(["preprovision", "postprovision"]);
        hooks.Values.Cast<YamlMappingNode>()
            .ShouldAllBe(hook => hook.Scalar("shell") == "sh" && File.Exists(Path.Combine(Repository.Root, hook.Scalar("run")!)));
    }

    [Theory]
    [MemberData(nameof(Snapshot.Environments), MemberType = typeof(Snapshot))]
    public void Exactly_one_app_carries_the_services_tag(string environment)
    {
        var (key, _) = Service();

        var tagged = Snapshot.Of(environment).Resources.Where(resource => resource.Tag("azd-service-name") is not null).ToList();

        tagged.Single().Type.ShouldBe("Microsoft.Web/sites");
        tagged.Single().Tag("azd-service-name").ShouldBe(key);
    }

    [Theory]
    [MemberData(nameof(Snapshot.Environments), MemberType = typeof(Snapshot))]
    public void Everything_that_can_have_a_tag_names_the_environment(string environment)
    {
        var untagged = Snapshot.Of(environment).Resources
            .Where(resource => resource.Json.TryGetProperty("location", out _) && resource.Tag("azd-env-name") is null);

        untagged.Select(resource => resource.Id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("environmentName", "AZURE_ENV_NAME")]
    [InlineData("location", "AZURE_LOCATION")]
    [InlineData("principalId", "AZURE_PRINCIPAL_ID")]
    [InlineData("principalType", "AZURE_PRINCIPAL_TYPE")]
    [InlineData("vnetEnabled", "VNET_ENABLED")]
    public void What_azd_knows_is_handed_on(string parameter, string variable) => Variable(Parameters()[parameter]).ShouldBe(variable);

    [Fact]
    public void Each_parameter_is_one_variable_of_its_own()
    {
        var variables = Parameters().Values.Select(Variable).ToList();

        variables.ShouldAllBe(variable => variable.StartsWith("PIPELINE_", StringComparison.Ordinal)
            || variable.StartsWith("AZURE_", StringComparison.Ordinal) || variable == "VNET_ENABLED");
        variables.ShouldBeUnique();
    }

    // A deployment from GitHub that knew fewer would take back what was chosen at a desk.
    [Fact]
    public void What_is_deployed_from_GitHub_has_every_parameter_that_azd_has()
    {
        var variables = Parameters().Values.Select(Variable).Where(variable => !variable.StartsWith("AZURE_", StringComparison.Ordinal)).ToList();
        var job = Yaml.Load(".github/workflows/deploy.yml").Mapping("jobs")!.Mapping("deploy")!;

        var handedOn = ((YamlSequenceNode)Project().Mapping("pipeline")!["variables"]).Select(name => name.ToString());
        var read = job.Mapping("env")!.Children.Where(variable => variable.Value.ToString().StartsWith($"${{{{ vars.{variable.Key} ", StringComparison.Ordinal))
            .Select(variable => variable.Key.ToString());

        handedOn.ShouldBe(variables, ignoreOrder: true);
        read.Where(name => !name.StartsWith("AZURE_", StringComparison.Ordinal)).ShouldBe(variables, ignoreOrder: true);
    }

    /// <summary>The text of each parameter in main.parameters.json, by name.</summary>
    internal static IReadOnlyDictionary<string, string> Parameters() =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Bicep.Folder, "main.parameters.json"))).GetProperty("parameters").EnumerateObject()
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value").GetString()!);

    private static string Variable(string text)
    {
        var match = Substitution().Match(text);
        match.Success.ShouldBeTrue($"'{text}' is not ${{VARIABLE}} or ${{VARIABLE=default}}.");
        return match.Groups[1].Value;
    }

    private static YamlMappingNode Project() => Yaml.Load("azure.yaml");

    private static (string Key, YamlMappingNode Value) Service()
    {
        var service = ((YamlMappingNode)Project()["services"]).Children.Single();
        return (service.Key.ToString(), (YamlMappingNode)service.Value);
    }

    private static IEnumerable<string> Keys(YamlMappingNode mapping) => mapping.Children.Keys.Select(key => key.ToString());

    [GeneratedRegex(@"^\$\{([A-Z_]+)(=[^}]*)?\}$")]
    private static partial Regex Substitution();
}
