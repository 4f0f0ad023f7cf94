using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Api;
using Pipeline.Azure;
using Pipeline.Azure.ServiceBus;
using Pipeline.Dashboard;
using Pipeline.Dashboard.Access;
using Pipeline.Flow;
using Pipeline.Pictures;
using Pipeline.TableStorage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services.AddAzureTelemetry(builder.Configuration);
builder.Services.AddTableStore();
builder.Services.AddServiceBus(builder.Configuration);
builder.Services.AddFlow(builder.Configuration);
builder.Services.AddPictures();

builder.Services.AddProblemDetails();
builder.Services.AddPipelineApi();
builder.Services.AddDashboard(isBehindSignIn: builder.Configuration.GetValue<bool>(PlatformPrincipal.Switch));
builder.Services.AddSingleton<WholeApi>();

builder.Build().Run();
