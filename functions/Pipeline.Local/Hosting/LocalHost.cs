using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pipeline.Api;
using Pipeline.Dashboard;

namespace Pipeline.Local.Hosting;

/// <summary>How the local host is started.</summary>
/// <param name="Folder">Keeps everything.</param>
/// <param name="Port">On the loopback address; 0 takes a free one.</param>
/// <param name="Tables">A connection string of Table Storage to use instead of the folder's database.</param>
/// <param name="ToRead">Only looks: goes beside a host that is running.</param>
internal sealed record LocalHostOptions(LocalFolder Folder, int Port = 7071, string? Tables = null, bool ToRead = false)
{
    /// <summary>Whether everybody on this machine may look without the key: right for made-up people only.</summary>
    public bool IsOpenToLook { get; init; }
}

/// <summary>The whole product in one process: HTTP on Kestrel, stages and timers beside it, everything kept in one folder.</summary>
internal static class LocalHost
{
    public static WebApplication Build(LocalHostOptions options, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LocalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddLocalSettings(options.Folder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A free port is found for one address only; "localhost" is two.
            if (options.Port == 0)
                kestrel.Listen(IPAddress.Loopback, options.Port);
            else
                kestrel.ListenLocalhost(options.Port);
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);

        // The framework's own lines about requests quote their addresses, which may hold a token. Diagnostics that nobody listens to are
        // not begun for every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddProblemDetails();
        builder.Services.AddPipeline(builder.Configuration, options);
        builder.Services.AddBackground(options.Folder);
        builder.Services.AddLocalRelay(builder.Configuration, options);
        change?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<AccessKey>(
            KeyOf(app) ?? throw new InvalidDataException($"{options.Folder.Settings} has no Access:Key."), options.IsOpenToLook);
        app.MapPipelineApi();
        app.MapDashboard();
        app.MapGet("/", () => TypedResults.Redirect(DashboardRoutes.Root));
        return app;
    }

    /// <summary>Where a started host listens.</summary>
    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The dashboard with what lets one browser in, once.</summary>
    public static Uri SignInAddressOf(WebApplication app) => new(AddressOf(app), $"{DashboardRoutes.Root}?once={app.Services.GetRequiredService<OneTimeToken>().Value}");

    private static string? KeyOf(WebApplication app) => app.Configuration["Access:Key"];
}
