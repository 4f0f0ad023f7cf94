using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

/// <summary>The Bicep compiler from its NuGet package; a test that asks for it is skipped where the package has no build for the machine.</summary>
internal static class Bicep
{
    /// <summary>The ids that the snapshots were made with. Nobody's: a deployment has its own.</summary>
    private static readonly string[] SnapshotScope =
    [
        "--tenant-id", "33333333-3333-3333-3333-333333333333",
        "--subscription-id", "44444444-4444-4444-4444-444444444444",
        "--location", "westeurope",
    ];

    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    private static readonly Lazy<Task<BicepRun>> Built =
        new(() => RunAsync(Folder, "build", "main.bicep", "--stdout", "--diagnostics-format", "sarif"));

    public static Task<BicepRun> LintAsync(string folder, string pattern) =>
        RunAsync(folder, "lint", "--pattern", pattern, "--diagnostics-format", "sarif");

    /// <summary>Built once for every test that reads it.</summary>
    public static Task<BicepRun> BuildAsync() => Built.Value;

    public static Task<BicepRun> BuildParametersAsync(string file) =>
        RunAsync(Folder, "build-params", file, "--stdout", "--diagnostics-format", "sarif");

    public static Task<BicepRun> FormatAsync(string folder, string pattern) => RunAsync(folder, "format", "--pattern", pattern);

    public static Task<BicepRun> ValidateSnapshotAsync(string parameters) => SnapshotAsync(Folder, parameters, "validate");

    public static Task<BicepRun> MakeSnapshotAsync(string folder, string parameters) => SnapshotAsync(folder, parameters, "overwrite");

    /// <summary>What somebody types, in the folder of the templates, to bring a snapshot up to date.</summary>
    public static string SnapshotCommand(string parameters) =>
        $"bicep snapshot {parameters} --mode overwrite {string.Join(' ', SnapshotScope)}";

    private static Task<BicepRun> SnapshotAsync(string folder, string parameters, string mode) =>
        RunAsync(folder, ["snapshot", parameters, "--mode", mode, .. SnapshotScope]);

    private static async Task<BicepRun> RunAsync(string folder, params string[] arguments)
    {
        var compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(data => data.Key == "BicepPath")?.Value;
        Assert.SkipWhen(compiler is null, "The package of the Bicep compiler that the tests use is built for Linux on x64 alone.");

        var start = new ProcessStartInfo(compiler, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }
}

internal sealed record BicepRun(int ExitCode, string Output, string Errors)
{
    /// <summary>
    /// What the compiler has to say, from its SARIF (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). It exits with 0 on warnings, and a
    /// misspelt property is no more than that, so they are counted.
    /// </summary>
    public IReadOnlyList<string> Diagnostics()
    {
        var text = Output.Contains("\"runs\"", StringComparison.Ordinal) ? Output : Errors;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new() { AllowMultipleValues = true });
        var logs = new List<JsonElement>();
        while (reader.Read())
            logs.Add(JsonElement.ParseValue(ref reader));

        logs.ShouldNotBeEmpty($"The compiler wrote no diagnostics: {text}");
        return
        [
            .. logs.SelectMany(log => log.GetProperty("runs").EnumerateArray())
                .SelectMany(run => run.GetProperty("results").EnumerateArray())
                .Select(Line),
        ];
    }

    // A result without a level is a warning.
    private static string Line(JsonElement result)
    {
        var level = result.TryGetProperty("level", out var stated) ? stated.GetString() : "warning";
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return $"{place.GetProperty("artifactLocation").GetProperty("uri")}({place.GetProperty("region").GetProperty("startLine")}): "
            + $"{level} {result.GetProperty("ruleId")}: {result.GetProperty("message").GetProperty("text")}";
    }
}
