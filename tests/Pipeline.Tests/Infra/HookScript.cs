using System.Diagnostics;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

/// <summary>A script that azd runs, with stand-ins for the programs it calls before everything else on its path.</summary>
internal sealed class HookScript(string name) : IDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();

    /// <summary>A stand-in; <c>$HERE</c> is a folder that it may write into.</summary>
    public void Program(string program, string body)
    {
        File.WriteAllText(InFolder(program), $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(InFolder(program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async Task<(int ExitCode, string Said)> RunAsync(params (string Name, string Value)[] environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell that this system does not have.");
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("sh", Path.Combine(Bicep.Folder, "hooks", name)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HERE"] = _folder.Path;
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        using var script = Process.Start(start)!;
        var said = script.StandardOutput.ReadToEndAsync(cancellation);
        var errors = script.StandardError.ReadToEndAsync(cancellation);
        await script.WaitForExitAsync(cancellation);
        return (script.ExitCode, await said + await errors);
    }

    public string InFolder(string file) => Path.Combine(_folder.Path, file);

    public void Dispose() => _folder.Dispose();
}
