using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Connect.Checks;

namespace Pipeline.Connect;

public static class ConnectServices
{
    /// <summary>Checks of connections; needs those of ingestion, a store and a clock.</summary>
    public static IServiceCollection AddConnect(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlatformOptions>().Bind(configuration.GetSection(PlatformOptions.Section));
        return services
            .AddSingleton<PlatformApi>()
            .AddSingleton<TelegramCheck>()
            .AddSingleton<PlatformCheck>(provider => provider.GetRequiredService<TelegramCheck>())
            .AddSingleton<PlatformCheck, SlackCheck>()
            .AddSingleton<PlatformCheck, DiscordCheck>()
            .AddSingleton<CheckConnection>();
    }
}
