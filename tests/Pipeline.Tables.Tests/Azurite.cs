using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pipeline.TableStorage.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Pipeline.TableStorage.Tests;

/// <summary>
/// The storage emulator (https://github.com/Azure/Azurite), in memory, for the time of the test run. The first run installs it into
/// artifacts/azurite with npm.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Package = "azurite@3.35.0";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Path.Combine(Root(), "artifacts", "azurite");
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(_folder, "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(script))
            await InstallAsync();

        var port = FreePort();
        _process = Start(
            "node", script, "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent");
        await ReadyAsync(_process);
        ConnectionString = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + $"AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task InstallAsync()
    {
        Directory.CreateDirectory(_folder);
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using var install = Start(npm, "install", "--prefix", _folder, "--no-save", "--no-audit", "--no-fund", Package);
        var output = await install.StandardOutput.ReadToEndAsync();
        await install.WaitForExitAsync();
        if (install.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install {Package} (exit code {install.ExitCode}): {output}");
    }

    // Reading never stops: a full pipe would stop the emulator.
    private static async Task ReadyAsync(Process process)
    {
        var started = new TaskCompletionSource();
        process.OutputDataReceived += (_, output) =>
        {
            if (output.Data is null)
                started.TrySetException(new InvalidOperationException("Azurite ended before it listened."));
            else if (output.Data.Contains("successfully started", StringComparison.Ordinal))
                started.TrySetResult();
        };
        process.BeginOutputReadLine();
        await started.Task.WaitAsync(Patience);
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"'{program}' did not start. These tests need Node 20 or newer (https://nodejs.org), which runs the storage emulator.", missing);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository: Pipeline.sln was not found.");
    }
}
