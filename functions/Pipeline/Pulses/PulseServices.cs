using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Pulses;

public static class PulseServices
{
    /// <summary>Asking a community the one question, and counting its answers; needs a store, calls to platforms and a clock.</summary>
    public static IServiceCollection AddPulses(this IServiceCollection services) => services.AddSingleton<AskPulse>().AddSingleton<ReadPulse>();
}
