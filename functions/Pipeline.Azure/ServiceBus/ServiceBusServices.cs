using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Bus;

namespace Pipeline.Azure.ServiceBus;

public static class ServiceBusServices
{
    /// <summary>The queues on Service Bus; needs a clock.</summary>
    public static IServiceCollection AddServiceBus(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServiceBusConnectionOptions>()
            .Bind(configuration.GetSection(ServiceBusConnectionOptions.Section))
            .Configure(options => options.ConnectionString ??= configuration[ServiceBusConnectionOptions.Section])
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<BackOffOptions>().Bind(configuration.GetSection("Bus:BackOff")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => Client(provider.GetRequiredService<IOptions<ServiceBusConnectionOptions>>().Value));
        services.AddSingleton(provider => Administration(provider.GetRequiredService<IOptions<ServiceBusConnectionOptions>>().Value));
        return services
            .AddSingleton<IBus, ServiceBusEventBus>()
            .AddSingleton<IQueueControl, ServiceBusQueueControl>()
            .AddSingleton<SettleBatch>();
    }

    private static ServiceBusClient Client(ServiceBusConnectionOptions options) => options.ConnectionString is { Length: > 0 } connectionString
        ? new(connectionString)
        : new(options.FullyQualifiedNamespace, Credential(options.ClientId));

    private static ServiceBusAdministrationClient Administration(ServiceBusConnectionOptions options) =>
        options.ConnectionString is { Length: > 0 } connectionString
            ? new(connectionString)
            : new(options.FullyQualifiedNamespace, Credential(options.ClientId));

    private static TokenCredential Credential(string? clientId) => clientId is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
