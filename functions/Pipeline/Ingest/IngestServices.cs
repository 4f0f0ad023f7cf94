using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Ingest.Affiliate;
using Pipeline.Ingest.Discord;
using Pipeline.Ingest.Discourse;
using Pipeline.Ingest.Ghost;
using Pipeline.Ingest.HubSpot;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Memberful;
using Pipeline.Ingest.Patreon;
using Pipeline.Ingest.Slack;
using Pipeline.Ingest.Stripe;
using Pipeline.Ingest.Telegram;
using Pipeline.Ingest.Whop;

namespace Pipeline.Ingest;

public static class IngestServices
{
    /// <summary>Adds the stage with every source. The host adds <see cref="Bus.IBus"/>, <see cref="Store.IStore"/> and logging.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddOptions<MemberKeyOptions>().Bind(configuration.GetSection(MemberKeyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MemberKeyOptions>, MemberKeyOptionsValidator>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<MemberKeyOptions>>().Value.ToKey());
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<WebhookSource, TelegramSource>();
        services.AddSingleton<WebhookSource, SlackSource>();
        services.AddSingleton<WebhookSource, DiscordSource>();
        services.AddSingleton<WebhookSource, InternalSource>();
        services.AddSingleton<WebhookSource, AffiliateSource>();
        services.AddSingleton<WebhookSource, StripeSource>();
        services.AddSingleton<WebhookSource, WhopSource>();
        services.AddSingleton<WebhookSource, PatreonSource>();
        services.AddSingleton<WebhookSource, MemberfulSource>();
        services.AddSingleton<WebhookSource, GhostSource>();
        services.AddSingleton<WebhookSource, DiscourseSource>();
        services.AddSingleton<WebhookSource, HubSpotSource>();

        services.AddSingleton<ChannelAliases>();
        services.AddSingleton<Connections>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<IngestWebhook>();
        services.AddSingleton<ReplayQuarantine>();
        return services;
    }
}
