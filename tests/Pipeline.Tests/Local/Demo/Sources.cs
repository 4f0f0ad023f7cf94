using Pipeline.Ingest;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Telegram;
using Pipeline.Local.Demo;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

/// <summary>The product's own sources.</summary>
internal static class Sources
{
    private static readonly TelegramSource Telegram = new(Plays.Key);
    private static readonly InternalSource Internal = new(Plays.Key);

    public static WebhookSource Of(Source source) => source == Source.Telegram ? Telegram : Internal;

    public static Reading Read(DemoDelivery delivery) =>
        Of(delivery.Connection.Source).Read(delivery.ToUnsignedRequest(), delivery.Connection.ToConnection());
}
