using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Model;

namespace Pipeline.Tests.Support;

/// <summary>The local host in a folder of its own, as clients reach it over HTTP.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;

    private ServedHost(TempFolder folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        Client = NewClient();
        Client.DefaultRequestHeaders.Add("x-functions-key", app.Configuration["Access:Key"]);
    }

    public string Folder => _folder.Path;

    public IServiceProvider Services => _app.Services;

    /// <summary>Brings the key.</summary>
    public HttpClient Client { get; }

    /// <param name="settings">Changes the folder's settings before the start.</param>
    /// <param name="services">Replaces what a test plays itself.</param>
    /// <param name="before">Is done with the host's own services before it serves.</param>
    /// <param name="isOpenToLook">As for made-up people.</param>
    public static async Task<ServedHost> StartAsync(
        Action<LocalFolder>? settings = null, Action<IServiceCollection>? services = null, Func<IServiceProvider, Task>? before = null,
        bool isOpenToLook = false)
    {
        var folder = TempFolder.Create();
        var data = LocalFolder.Open(folder.Path);
        settings?.Invoke(data);
        var app = LocalHost.Build(new(data, Port: 0) { IsOpenToLook = isOpenToLook }, services);
        if (before is not null)
            await before(app.Services);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(folder, app);
    }

    /// <summary>Brings no key, and follows no redirection.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = LocalHost.AddressOf(_app) };

    /// <summary>Writes a connection of the club's into the folder's settings.</summary>
    public static void Connect(LocalFolder folder, string id, Source source, string secret) =>
        folder.Change(settings => settings["Ingest"]!["Connections"]![id] = new JsonObject
        {
            ["Source"] = source.Name(),
            ["Community"] = "club",
            ["Secrets"] = new JsonArray(secret),
        });

    /// <summary>Says in the folder that the host is there, as <c>serve</c> does.</summary>
    public IDisposable Announce() => RunningHost.Announce(LocalFolder.Open(Folder), LocalHost.AddressOf(_app));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
