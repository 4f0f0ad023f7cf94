using Microsoft.Extensions.DependencyInjection;
using Pipeline.Enforce.Actors;

namespace Pipeline.Enforce;

public static class EnforceServices
{
    /// <summary>The stage behind the queue of enforcements; needs the connections, calls to platforms, a store, a bus and a clock.</summary>
    public static IServiceCollection AddEnforce(this IServiceCollection services) => services
        .AddSingleton<PlatformActor, TelegramActor>()
        .AddSingleton<PlatformActor, SlackActor>()
        .AddSingleton<PlatformActor, DiscordActor>()
        .AddSingleton<PlatformActor, DiscourseActor>()
        .AddSingleton<PlatformActors>()
        .AddSingleton<AskForAct>()
        .AddSingleton<ActBudget>()
        .AddSingleton<ActOnVerdicts>()
        .AddSingleton<UndoActs>()
        .AddSingleton<EnforceVerdict>();
}
