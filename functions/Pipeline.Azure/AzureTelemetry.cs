using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using Pipeline.Telemetry;

namespace Pipeline.Azure;

/// <summary>The product's counters and traces beside the worker's own, sent to Azure Monitor where there is one to send to.</summary>
internal static class AzureTelemetry
{
    public static IServiceCollection AddAzureTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name))
            .WithTracing(traces => traces.AddSource(PipelineTelemetry.Name));
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is not { Length: > 0 })
            return services;

        telemetry.UseAzureMonitorExporter(options => options.Credential = Credential(configuration["AZURE_CLIENT_ID"]));
        return services;
    }

    // The component takes nothing without an identity.
    private static ManagedIdentityCredential? Credential(string? clientId) =>
        clientId is { Length: > 0 } ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId)) : null;
}
