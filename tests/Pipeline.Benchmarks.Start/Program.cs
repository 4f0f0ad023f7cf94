using Pipeline.Api;
using Pipeline.Benchmarks.Start;
using Pipeline.Bus;
using Pipeline.Dashboard;
using Pipeline.Flow;
using Pipeline.Pictures;
using Pipeline.TableStorage;

// What Pipeline.Azure puts together but its telemetry and its queues, served by Kestrel instead of the Functions host; or, with "empty", nothing.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
if (args is ["empty", ..])
{
    var empty = builder.Build();
    empty.MapGet("/api/health", () => "healthy");
    await empty.RunAsync();
    return;
}

builder.Services.AddTableStore();
builder.Services.AddSingleton<IBus, NoBus>();
builder.Services.AddSingleton<IQueueControl, NoBus>();
builder.Services.AddFlow(builder.Configuration);
builder.Services.AddPictures();
builder.Services.AddDashboard(isBehindSignIn: false);
builder.Services.AddProblemDetails();
builder.Services.AddPipelineApi();
builder.Services.AddSingleton<WholeApi>();

var app = builder.Build();
var api = app.Services.GetRequiredService<WholeApi>();
app.Run(async context => await api.HandleArrivalAsync(context));
await app.RunAsync();
