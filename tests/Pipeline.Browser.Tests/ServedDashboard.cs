using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Browser.Tests;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Store;

[assembly: AssemblyFixture(typeof(ServedDashboard))]

namespace Pipeline.Browser.Tests;

/// <summary>The local host over made-up communities, and a browser that has signed in with the one-time address.</summary>
public sealed class ServedDashboard : IAsyncLifetime
{
    public const string Community = "sim-1-00000";
    private static readonly string[] Chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-browser-").FullName;
    private WebApplication _app = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IReadOnlyList<Cookie> _signedIn = [];

    public Uri Address => LocalHost.AddressOf(_app);

    public Uri SignIn { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public async ValueTask InitializeAsync()
    {
        var chromium = Array.Find(Chromiums, File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium. On Debian: apt-get install chromium.");
        (await PipelineCommand.RunAsync(["simulate", "--data", _folder, "--communities", "2", "--members", "90", "--days", "130"])).ShouldBe(0);
        var folder = LocalFolder.Open(_folder);
        folder.Change(Connect);
        _app = LocalHost.Build(new(folder, Port: 0));
        await _app.StartAsync();
        await MadeUpReviews.AddAsync(Services.GetRequiredService<IStore>(), new CommunityId(Community));
        SignIn = LocalHost.SignInAddressOf(_app);

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        await using var context = await _browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(SignIn.ToString());
        _signedIn = [.. (await context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path })];
    }

    /// <summary>A window of its own.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null, bool isSignedIn = true)
    {
        options ??= new();
        options.BaseURL = Address.ToString();
        return isSignedIn ? SignedInAsync(options) : _browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static void Connect(JsonObject settings) => settings["Ingest"]!["Connections"]!["club-bot"] = new JsonObject
    {
        ["Source"] = Source.Telegram.Name(),
        ["Community"] = Community,
        ["Secrets"] = new JsonArray("a-secret-of-the-tests"),
    };

    private async Task<IBrowserContext> SignedInAsync(BrowserNewContextOptions options)
    {
        var context = await _browser.NewContextAsync(options);
        await context.AddCookiesAsync(_signedIn);
        return context;
    }
}
