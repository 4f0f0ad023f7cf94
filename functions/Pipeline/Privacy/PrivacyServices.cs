using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Privacy;

public static class PrivacyServices
{
    /// <summary>What goes by itself; needs a store, the communities and a clock.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services.AddSingleton<ForgetFirstSteps>().AddSingleton<ExpireData>();
}
