using Microsoft.Extensions.DependencyInjection;
using Pipeline.Connect.Checks;

namespace Pipeline.Connect;

public static class ConnectServices
{
    /// <summary>Checks of connections; needs those of ingestion, calls to platforms, a store and a clock.</summary>
    public static IServiceCollection AddConnect(this IServiceCollection services) => services
        .AddSingleton<TelegramCheck>()
        .AddSingleton<PlatformCheck>(provider => provider.GetRequiredService<TelegramCheck>())
        .AddSingleton<PlatformCheck, SlackCheck>()
        .AddSingleton<PlatformCheck, DiscordCheck>()
        .AddSingleton<ReadConnections>()
        .AddSingleton<CheckConnection>();
}
