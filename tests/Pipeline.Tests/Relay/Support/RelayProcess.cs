using System.Diagnostics;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay.Support;

/// <summary>The relay as a process of its own, which can be killed as a power cut would.</summary>
internal sealed class RelayProcess : IAsyncDisposable
{
    // Where it was built: beside the tests it would lack what they have from a framework that it does not ask for.
    private static readonly string Program = Path.Combine(
        Repository.Root, "functions", "Pipeline.Relay", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Pipeline.Relay.dll");

    private readonly Process _process;

    private RelayProcess(Process process) => _process = process;

    public static RelayProcess Start(string folder, FakeDiscord discord, Uri ingest)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program },
            Environment =
            {
                ["Relay__BotToken"] = FakeDiscord.Token,
                ["Relay__IngestUrl"] = ingest.ToString(),
                ["Relay__Secret"] = Own.Secret,
                ["Relay__BufferFolder"] = folder,
                ["Relay__ApiUrl"] = discord.Api.ToString(),
            },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;

        // Whatever it says is read and dropped, or the pipe would fill and stop it.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return new(process);
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
