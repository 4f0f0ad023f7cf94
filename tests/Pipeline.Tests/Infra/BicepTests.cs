using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

public sealed partial class BicepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_linter_has_nothing_to_say_of_any_template()
    {
        var run = await Bicep.LintAsync(Bicep.Folder, "**/*.bicep");

        run.Diagnostics().ShouldBeEmpty();
        run.ExitCode.ShouldBe(0, run.Errors);
    }

    [Fact]
    public async Task A_misspelt_property_is_something_to_say()
    {
        using var copy = CopyOfTemplates();
        await ReplaceAsync(copy, "modules/bus.bicep", "lockDuration", "lockDurration");

        var run = await Bicep.LintAsync(copy.Path, "**/*.bicep");

        run.ExitCode.ShouldBe(0);
        run.Diagnostics().ShouldContain(line => line.Contains("lockDurration", StringComparison.Ordinal)
            && line.Contains("bus.bicep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_templates_build()
    {
        var run = await Bicep.BuildAsync();

        run.Diagnostics().ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Snapshot.Environments), MemberType = typeof(Snapshot))]
    public async Task The_parameters_of_an_environment_build(string environment)
    {
        var run = await Bicep.BuildParametersAsync($"environments/{environment}.bicepparam");

        run.Diagnostics().ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        using var copy = CopyOfTemplates();

        var run = await Bicep.FormatAsync(copy.Path, "**/*.bicep*");

        run.ExitCode.ShouldBe(0, run.Errors);
        var changed = Files("*.bicep").Concat(Files("*.bicepparam"))
            .Where(file => File.ReadAllText(Path.Combine(Bicep.Folder, file)) != File.ReadAllText(Path.Combine(copy.Path, file)));
        changed.ShouldBeEmpty("Format these with 'bicep format'.");
    }

    [Theory]
    [MemberData(nameof(Snapshot.Environments), MemberType = typeof(Snapshot))]
    public async Task The_snapshot_shows_what_a_deployment_makes(string environment)
    {
        var parameters = $"environments/{environment}.bicepparam";

        var run = await Bicep.ValidateSnapshotAsync(parameters);

        run.ExitCode.ShouldBe(0, $"If the change is meant: {Bicep.SnapshotCommand(parameters)}\n{run.Output}{run.Errors}");
    }

    [Theory]
    [InlineData("id: 'acmetg'", "id: 'acme-tg'", "acme-tg")]
    [InlineData("C0123456789:", "'-100123':", "-100123")]
    [InlineData("param relayConnection = 'acmediscord'", "param relayConnection = 'acmetg'", "names no Discord connection")]
    public async Task A_connection_that_could_not_work_is_refused_before_anything_is_deployed(string line, string wrong, string reason)
    {
        using var copy = CopyOfTemplates();
        await ReplaceAsync(copy, "environments/prod.bicepparam", line, wrong);

        var run = await Bicep.MakeSnapshotAsync(copy.Path, "environments/prod.bicepparam");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain(reason);
    }

    [Fact]
    public async Task No_output_of_any_module_hands_out_a_secret()
    {
        var template = JsonElement.Parse((await Bicep.BuildAsync()).Output);

        var outputs = Outputs(template).ToList();

        outputs.Count.ShouldBeGreaterThan(10);
        outputs.Where(output => Secret().IsMatch(output)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_azd_fills_in_are_parameters_of_the_template_and_every_required_one_is_filled_in()
    {
        var declared = JsonElement.Parse((await Bicep.BuildAsync()).Output).GetProperty("parameters");
        var required = declared.EnumerateObject().Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _))
            .Select(parameter => parameter.Name);

        var filled = AzdTests.Parameters().Keys;

        filled.ShouldBeSubsetOf(declared.EnumerateObject().Select(parameter => parameter.Name));
        required.ShouldBeSubsetOf(filled);
    }

    [Fact]
    public async Task A_connection_is_of_a_source_that_sends_webhooks()
    {
        var definition = JsonElement.Parse((await Bicep.BuildAsync()).Output).GetProperty("definitions").GetProperty("connection");

        var sources = definition.GetProperty("properties").GetProperty("source").GetProperty("allowedValues").EnumerateArray()
            .Select(name => name.GetString());

        // Histories are imported from Gitter, which sends nothing any more.
        sources.ShouldBe(Enum.GetValues<Source>().Except([Source.Gitter]).Select(source => source.Name()), ignoreOrder: true);
    }

    private static IEnumerable<string> Outputs(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => property.Name == "outputs"
            ? property.Value.EnumerateObject().Select(output => output.ToString())
            : Outputs(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Outputs),
        _ => [],
    };

    private static TempFolder CopyOfTemplates()
    {
        var copy = TempFolder.Create();
        foreach (var file in Files("*.bicep").Concat(Files("*.bicepparam")).Concat(Files("bicepconfig.json")))
        {
            var target = Path.Combine(copy.Path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Bicep.Folder, file), target);
        }

        return copy;
    }

    private static async Task ReplaceAsync(TempFolder folder, string file, string old, string with)
    {
        var path = Path.Combine(folder.Path, file);
        var text = await File.ReadAllTextAsync(path, Cancellation);
        text.ShouldContain(old);
        await File.WriteAllTextAsync(path, text.Replace(old, with, StringComparison.Ordinal), Cancellation);
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Bicep.Folder, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Bicep.Folder, file));

    [GeneratedRegex(@"\blist\w*\(|ConnectionString|InstrumentationKey|AccountKey|SharedAccess|secretUri|password|\bsecure", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
