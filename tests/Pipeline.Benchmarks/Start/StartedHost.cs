using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Benchmarks.Start;

/// <summary>A host that was started, asked until it answered, and stopped.</summary>
/// <param name="Answered">From the start of its process to its first 200.</param>
/// <param name="Megabytes">Of its working set a second later.</param>
internal sealed record StartedHost(TimeSpan Answered, double Megabytes)
{
    private const string Project = "Pipeline.Benchmarks.Start";

    /// <summary>As azd publishes: for Linux, compiled before it runs.</summary>
    /// <returns>The program.</returns>
    public static async Task<string> PublishAsync(string folder, CancellationToken cancellationToken)
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(Repository(), "tests", Project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false",
                "-p:PublishReadyToRun=true", "-v", "quiet", "-o", folder,
            ]))!;
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? Path.Combine(folder, Project + ".dll") : throw new InvalidOperationException("The host could not be published.");
    }

    public static async Task<StartedHost> RunAsync(string program, IReadOnlyList<string> arguments, string tables, CancellationToken cancellationToken)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address]);
        start.Environment["Tables__ConnectionString"] = tables;
        start.Environment["Privacy__MemberKey"] = Convert.ToBase64String(new byte[32]);
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            while (!await AnswersAsync(client, $"{address}/api/health", cancellationToken))
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The host ended with {process.ExitCode} before it answered.");
                await Task.Delay(2, cancellationToken);
            }

            var answered = Stopwatch.GetElapsedTime(began);
            await Task.Delay(1000, cancellationToken);
            process.Refresh();
            return new(answered, process.WorkingSet64 / 1e6);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark runs from within the repository.");
        return folder.FullName;
    }
}
