using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Platforms;

public static class PlatformServices
{
    /// <summary>Calls to platforms; needs a clock.</summary>
    public static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlatformOptions>().Bind(configuration.GetSection(PlatformOptions.Section));
        return services.AddSingleton<PlatformHttp>().AddSingleton<PlatformApi>().AddSingleton<PlatformActs>();
    }
}
