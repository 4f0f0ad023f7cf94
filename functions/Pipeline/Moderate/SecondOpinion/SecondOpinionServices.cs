using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Moderate.SecondOpinion;

public static class SecondOpinionServices
{
    private static readonly TimeSpan AddressesMayChangeAfter = TimeSpan.FromMinutes(5);

    /// <summary>Adds whom to ask; nobody is asked unless an address is set. Needs a clock and logging.</summary>
    public static IServiceCollection AddSecondOpinion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SecondOpinionOptions>().Bind(configuration.GetSection(SecondOpinionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SecondOpinionOptions>>().Value);
        services.AddSingleton<OpinionProvider>(provider => new AzureContentSafety(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = AddressesMayChangeAfter }), provider.GetRequiredService<SecondOpinionOptions>()));
        services.AddSingleton<AskSecondOpinion>();
        return services;
    }
}
