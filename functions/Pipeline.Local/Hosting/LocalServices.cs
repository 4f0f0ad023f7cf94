using Pipeline.Api;
using Pipeline.Bus;
using Pipeline.Dashboard;
using Pipeline.Digests;
using Pipeline.Flow;
using Pipeline.Local.Data;
using Pipeline.Local.Import;
using Pipeline.Local.Queues;
using Pipeline.Local.Timers;
using Pipeline.Pictures;
using Pipeline.Privacy;
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
        services.AddSingleton(_ => options.ToRead ? LocalDatabase.OpenToRead(options.Folder.Path) : LocalDatabase.Open(options.Folder.Path));
        services.AddSingleton<IStore>(provider => options.Tables is { } connectionString
            ? new TableStore(TableStoreRegistration.Client(new() { ConnectionString = connectionString }), provider.GetRequiredService<TimeProvider>())
            : new SqliteStore(provider.GetRequiredService<LocalDatabase>()));
        services.AddFlow(configuration).AddPictures().AddPipelineApi().AddDashboard(isBehindSignIn: false);
        services.AddSingleton<OneTimeToken>();
        return services.AddSingleton<ImportHistory>().AddSingleton<CloseNow>();
    }

    /// <summary>What runs by itself while the host does: the stages behind the queues, and the timers.</summary>
    public static IServiceCollection AddBackground(this IServiceCollection services, LocalFolder folder)
    {
        services.AddLocalBus(folder.Path)
            .AddQueueStage(provider => new(Queue.Events, provider.GetRequiredService<QueueStages>().ModerateAndClassifyAsync))
            .AddQueueStage(provider => new(Queue.Enforcements, provider.GetRequiredService<QueueStages>().EnforceVerdictAsync) { BatchSize = 8 })
            .AddQueueStage(provider => new(Queue.Rollups, provider.GetRequiredService<QueueStages>().RollUpDayAsync) { BatchSize = 8 });
        services.AddSingleton(provider => new TimerStage(
            Functions.CloseDays, Functions.CloseDaysSchedule, provider.GetRequiredService<CloseDays>().HandleAsync));
        services.AddSingleton(provider => new TimerStage(
            Functions.SendDigest, Functions.SendDigestSchedule, provider.GetRequiredService<SendDigests>().HandleAsync));
        services.AddSingleton(provider => new TimerStage(
            Functions.ExpireData, Functions.ExpireDataSchedule, provider.GetRequiredService<ExpireData>().HandleAsync));
        return services.AddHostedService<TimerLoop>();
    }

    /// <summary>The stages without the host: for commands that do their work and end.</summary>
    public static ServiceProvider Build(LocalHostOptions options)
    {
        var configuration = new ConfigurationBuilder().AddLocalSettings(options.Folder).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning))
            .AddPipeline(configuration, options)
            .BuildServiceProvider();
    }

    /// <summary>The folder's settings, and environment variables over them.</summary>
    public static IConfigurationBuilder AddLocalSettings(this IConfigurationBuilder configuration, LocalFolder folder) =>
        configuration.AddJsonFile(folder.Settings, optional: false).AddEnvironmentVariables("PIPELINE_");
}
