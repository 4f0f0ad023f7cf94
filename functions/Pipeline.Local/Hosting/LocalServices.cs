using Pipeline.Api;
using Pipeline.Ingest;
using Pipeline.Local.Data;
using Pipeline.Record;
using Pipeline.Report;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.TableStorage;

namespace Pipeline.Local.Hosting;

/// <summary>The product's stages over what one machine has, in the order of the flow.</summary>
internal static class LocalServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration, LocalHostOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => LocalDatabase.Open(options.Folder.Path));
        services.AddSingleton<IStore>(provider => options.Tables is { } connectionString
            ? new TableStore(TableStoreRegistration.Client(new() { ConnectionString = connectionString }), provider.GetRequiredService<TimeProvider>())
            : new SqliteStore(provider.GetRequiredService<LocalDatabase>()));
        services.AddSingleton<CommunityDirectory>();
        return services.AddIngest(configuration).AddRecord().AddRollup().AddReport().AddPipelineApi();
    }
}
