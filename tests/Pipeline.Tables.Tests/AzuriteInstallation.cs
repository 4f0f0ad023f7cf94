using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.TableStorage.Tests;

/// <summary>The emulator's files: installed with npm into artifacts/azurite by the first run that needs them, and kept.</summary>
internal static class AzuriteInstallation
{
    // The last version that runs on Node 20.
    private const string Version = "3.35.0";
    private const int Attempts = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The script of the table service, for Node.</summary>
    /// <exception cref="InvalidOperationException">npm is not there or could not install it; the message says what npm said.</exception>
    public static string Script(string root)
    {
        var folder = Path.Combine(root, "artifacts", "azurite", Version);
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "table", "main.js");

        // Runs side by side, in two configurations for example, install it once.
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        using var only = new Mutex(initiallyOwned: false, $@"Global\pipeline-azurite-{name}");
        Wait(only);
        try
        {
            if (!File.Exists(script))
                Install(folder);
        }
        finally
        {
            only.ReleaseMutex();
        }

        return script;
    }

    public static Process Start(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"'{program}' did not start. These tests need Node 20 or newer with npm (https://nodejs.org), which runs the storage emulator.",
                missing);
        }
    }

    private static void Wait(Mutex only)
    {
        try
        {
            if (!only.WaitOne(Attempts * Patience))
                throw new InvalidOperationException("Another test run has been installing the emulator for too long: end it, then try again.");
        }
        catch (AbandonedMutexException)
        {
            // Who held it was killed; what it left half done lies aside, and the mutex is ours.
        }
    }

    // Made aside and moved when it is whole, so that a run killed half-way leaves nothing that looks installed.
    private static void Install(string folder)
    {
        var aside = $"{folder}.partial";
        var said = "";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);

            Directory.CreateDirectory(aside);
            if (TryInstall(aside, out said))
            {
                Directory.Move(aside, folder);
                return;
            }
        }

        throw new InvalidOperationException(
            $"npm could not install azurite@{Version} in {Attempts} attempts. The tests on Table Storage need it once, from a registry that npm "
            + $"reaches ('npm config get registry' names it). npm said: {said}");
    }

    // Nothing of it needs a script of its own, which a locked-down machine would not run.
    private static bool TryInstall(string folder, out string said)
    {
        using var npm = Start(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--prefix", folder, $"azurite@{Version}",
            "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier",
            "--fetch-retry-maxtimeout=10000", "--loglevel=error");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        if (!npm.WaitForExit(Patience))
            npm.Kill(entireProcessTree: true);

        npm.WaitForExit();
        said = $"{output.GetAwaiter().GetResult()}{errors.GetAwaiter().GetResult()}".Trim();
        return npm.ExitCode == 0;
    }
}
