using System.Diagnostics;

namespace Pipeline.Tests.Support;

/// <summary>What a command said and how it ended, run as a process of its own because the console is everybody's.</summary>
/// <param name="Out">Standard output as it came.</param>
/// <param name="Said">Both outputs on one line, for sentences that a terminal would break.</param>
internal sealed record PipelineProcess(int Code, string Out, string Said)
{
    public static async Task<PipelineProcess> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pipeline.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        return new(process.ExitCode, await output, string.Join(' ', $"{await output} {await errors}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
