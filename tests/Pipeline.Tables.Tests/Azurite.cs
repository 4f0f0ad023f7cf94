using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pipeline.TableStorage.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Pipeline.TableStorage.Tests;

/// <summary>The storage emulator (https://github.com/Azure/Azurite), in memory, for the time of the test run.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // On a thread of its own: what keeps other runs out belongs to the thread that took it.
        var script = await Task.Factory.StartNew(
            () => AzuriteInstallation.Script(Root()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // A free port may be taken before the emulator has it, so it is given a second one.
        if (!await ListensAsync(script, FreePort()) && !await ListensAsync(script, FreePort()))
            throw new InvalidOperationException($"Azurite ended before it listened. It said: {string.Join('\n', _said)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> ListensAsync(string script, int port)
    {
        _process?.Dispose();
        _process = AzuriteInstallation.Start(
            "node", script, "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--disableTelemetry", "--silent");
        var listens = new TaskCompletionSource<bool>();

        // Reading never stops: a full pipe would stop the emulator.
        _process.OutputDataReceived += (_, output) => Read(output.Data, listens);
        _process.ErrorDataReceived += (_, error) => Keep(error.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        ConnectionString = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + $"AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
        return await listens.Task.WaitAsync(Patience);
    }

    private void Read(string? line, TaskCompletionSource<bool> listens)
    {
        Keep(line);
        if (line is null)
            listens.TrySetResult(false);
        else if (line.Contains("successfully started", StringComparison.Ordinal))
            listens.TrySetResult(true);
    }

    private void Keep(string? line)
    {
        if (line is { Length: > 0 })
            _said.Enqueue(line);
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
