using System.Diagnostics;

namespace Pipeline.Tests.Local;

/// <summary>The local host as a process of its own, which can be killed as a power cut would.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    private readonly Process _process;

    private LocalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts <c>pipeline serve</c> and waits until it says where it listens.</summary>
    public static async Task<LocalProcess> ServeAsync(string folder, int port, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Pipeline.Local.dll"), "serve", "--data", folder, "--port", $"{port}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (AddressIn(line) is not { } address)
                continue;

            // Whatever it says from now on is read and dropped, or the pipe would fill and stop it.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new(process, address);
        }

        throw new InvalidOperationException($"The host ended before it listened: {await errors}");
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static Uri? AddressIn(string line)
    {
        var start = line.IndexOf("http://", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var end = line.IndexOfAny([' ', '?'], start);
        return new(end < 0 ? line[start..] : line[start..end]);
    }
}
