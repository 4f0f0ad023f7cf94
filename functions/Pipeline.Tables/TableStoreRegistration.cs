using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Store;

namespace Pipeline.TableStorage;

public static class TableStoreRegistration
{
    /// <summary>Rows in Table Storage, as the section <see cref="TableStoreOptions.Section"/> of the configuration says.</summary>
    public static IServiceCollection AddTableStore(this IServiceCollection services)
    {
        services.AddOptions<TableStoreOptions>()
            .BindConfiguration(TableStoreOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<TableStoreOptions>>().Value;
            return new TableStore(Client(options), provider.GetRequiredService<TimeProvider>(), options.Prefix);
        });
        return services;
    }

    /// <summary>A client for the account, which also tells <paramref name="counter"/> of every transaction.</summary>
    public static TableServiceClient Client(TableStoreOptions options, TransactionCounter? counter = null)
    {
        var settings = new TableClientOptions();
        if (counter is not null)
            settings.AddPolicy(counter, HttpPipelinePosition.PerRetry);

        return options.ConnectionString is { } connectionString
            ? new TableServiceClient(connectionString, settings)
            : new TableServiceClient(options.ServiceUri!, Credential(options.ClientId), settings);
    }

    // A named identity is the only one to try: falling back to another would write under a name nobody granted anything.
    private static TokenCredential Credential(string? clientId) => clientId is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
