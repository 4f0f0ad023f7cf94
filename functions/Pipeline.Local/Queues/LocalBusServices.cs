using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Bus;
using Pipeline.Local.Data;

namespace Pipeline.Local.Queues;

public static class LocalBusServices
{
    /// <summary>Adds the queues of a data folder and what works on them. The host adds <see cref="LocalDatabase"/> of the same folder.</summary>
    public static IServiceCollection AddLocalBus(this IServiceCollection services, string folder)
    {
        services.AddOptions<LocalBusOptions>().BindConfiguration(LocalBusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BackOffOptions>().BindConfiguration($"{LocalBusOptions.Section}:BackOff").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new QueueTerms(
            provider.GetRequiredService<IOptions<LocalBusOptions>>().Value,
            provider.GetRequiredService<IOptions<BackOffOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => LocalBus.Open(
            folder,
            provider.GetRequiredService<LocalDatabase>(),
            provider.GetRequiredService<QueueTerms>(),
            provider.GetRequiredService<ILogger<LocalBus>>()));
        services.AddSingleton<IBus>(provider => provider.GetRequiredService<LocalBus>());
        services.AddSingleton<QueueControl>();
        services.AddSingleton<IQueueControl>(provider => provider.GetRequiredService<QueueControl>());
        services.AddHostedService<QueueWorkers>();
        services.AddHostedService<QueueRetention>();
        return services;
    }

    /// <summary>Lets a stage handle what is published to a queue.</summary>
    public static IServiceCollection AddQueueStage(this IServiceCollection services, Func<IServiceProvider, QueueStage> stage) =>
        services.AddSingleton(stage);
}
