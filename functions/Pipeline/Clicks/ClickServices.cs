using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Clicks;

public static class ClickServices
{
    /// <summary>Minting; needs a store, the member key and a clock.</summary>
    public static IServiceCollection AddClicks(this IServiceCollection services) => services.AddSingleton<MintClick>();
}
