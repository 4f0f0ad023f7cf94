using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Export;

public static class ExportServices
{
    /// <summary>A whole community out of an installation and into one; needs a store and a clock.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services) => services.AddSingleton<ExportCommunity>().AddSingleton<RestoreCommunity>();
}
