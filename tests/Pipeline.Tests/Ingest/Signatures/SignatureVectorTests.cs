using System.Text.Json.Nodes;
using Pipeline.Ingest;
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
using Pipeline.Model;
using Pipeline.Tests.Ingest.Affiliate;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Signatures;

/// <summary>The published and constructed vectors beside the repository, with the reason for each refusal. A vector without a row fails.</summary>
public sealed class SignatureVectorTests
{
    private static readonly MemberKey Key = new(new byte[MemberKey.MinBytes]);

    private static readonly string[] Schemes =
    [
        "telegram_secret_token", "slack_v0", "discord_ed25519", "standard_webhooks", "svix", "postback_token", "whop_legacy_v1", "stripe_v1", "patreon_md5",
        "discourse_sha256", "memberful_sha256", "ghost_sha256", "hubspot_v1", "hubspot_v2", "hubspot_v3",
    ];

    private static readonly Dictionary<string, RefusalReason?> Expected = new()
    {
        ["telegram-token-case"] = RefusalReason.WrongSignature,
        ["telegram-token-prefix"] = RefusalReason.WrongSignature,
        ["telegram-header-lowercase"] = null,
        ["slack-docs-edge-300"] = null,
        ["slack-docs-future"] = RefusalReason.StaleSignature,
        ["slack-docs-tampered-body"] = RefusalReason.WrongSignature,
        ["slack-docs-missing-signature"] = RefusalReason.MissingSignature,
        ["slack-docs-timestamp-replaced"] = RefusalReason.WrongSignature,
        ["slackgo-valid"] = null,
        ["slackgo-wrong-secret"] = RefusalReason.WrongSignature,
        ["slack-utf8-valid"] = null,
        ["sw-valid-no-prefix"] = null,
        ["sw-tampered-body"] = RefusalReason.WrongSignature,
        ["sw-tampered-id"] = RefusalReason.WrongSignature,
        ["sw-expired"] = RefusalReason.StaleSignature,
        ["sw-future"] = RefusalReason.StaleSignature,
        ["sw-v1a-valid"] = null,
        ["sw-v1a-with-v1"] = null,
        ["sw-v1a-tampered"] = RefusalReason.WrongSignature,
        ["svix-docs-valid"] = null,
        ["svix-docs-spaces"] = RefusalReason.WrongSignature,
        ["whop-standard-valid"] = null,
        ["discord-rfc8032-test2"] = null,
        ["discord-event-valid"] = null,
        ["discord-bad-signature"] = RefusalReason.WrongSignature,
        ["discord-body-changed"] = RefusalReason.WrongSignature,
        ["discord-signature-not-hex"] = RefusalReason.WrongSignature,
        ["discord-expired-local-policy"] = RefusalReason.StaleSignature,
        ["whop-legacy-valid"] = null,
        ["whop-legacy-tampered"] = RefusalReason.WrongSignature,
        ["stripe-dotnet-expired"] = RefusalReason.StaleSignature,
        ["stripe-rotation-two-v1"] = null,
        ["stripe-only-v0"] = RefusalReason.WrongSignature,
        ["patreon-event-header-swapped"] = null,
        ["patreon-bad"] = RefusalReason.WrongSignature,
        ["discourse-valid"] = null,
        ["discourse-tampered"] = RefusalReason.WrongSignature,
        ["discourse-unsigned"] = RefusalReason.MissingSignature,
        ["memberful-valid"] = null,
        ["memberful-replay-bypass"] = RefusalReason.WrongSignature,
        ["ghost-valid"] = null,
        ["ghost-old-style-body-only"] = RefusalReason.WrongSignature,
        ["ghost-timestamp-changed"] = RefusalReason.WrongSignature,
        ["hubspot-v1-docs"] = null,
        ["hubspot-v1-tampered"] = RefusalReason.WrongSignature,
        ["hubspot-v2-get-docs"] = null,
        ["hubspot-v3-valid"] = null,
        ["hubspot-v3-expired"] = RefusalReason.StaleSignature,
        ["postback-token-valid"] = null,
        ["postback-token-missing"] = RefusalReason.MissingSignature,
    };

    [Fact]
    public void Each_vector_is_accepted_or_refused_for_its_reason()
    {
        var vectors = Payloads.Vectors(Schemes);

        var reasons = vectors.ToDictionary(vector => Text(vector, "id")!, vector => Verify(vector)?.Reason);

        reasons.Keys.ShouldBe(Expected.Keys, ignoreOrder: true);
        reasons.Where(pair => pair.Value != Expected[pair.Key]).ShouldBeEmpty();
        vectors.ShouldAllBe(vector => vector["valid"]!.GetValue<bool>() == (Expected[Text(vector, "id")!] == null));
    }

    private static Refusal? Verify(JsonNode vector)
    {
        var now = vector["now"]?.GetValue<long>() is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : IngestStage.Now;
        var headers = vector["headers"]!.AsObject().Select(header => (header.Key, header.Value!.GetValue<string>())).ToArray();
        var request = A.Post(Text(vector, "body")!, headers) with { Method = Text(vector, "method")!, Url = Text(vector, "url")!, ReceivedAt = now };
        var connection = new Connection
        {
            Id = new("c"),
            Source = Source.Internal,
            Secrets = [Text(vector, "public_key") ?? Text(vector, "secret")!],
        };
        return (Text(vector, "scheme"), Text(vector, "key_encoding")) switch
        {
            ("telegram_secret_token", _) => new TelegramSource(Key).Verify(request, connection),
            ("slack_v0", _) => new SlackSource(Key).Verify(request, connection),
            ("discord_ed25519", _) => DiscordSignature.Check(request, connection.Secrets, ToleranceOf(vector)),
            ("postback_token", _) => new AffiliateSource().Verify(request with { Query = Pb.Query(new Uri(request.Url).Query) }, connection),
            ("whop_legacy_v1", _) or (_, "raw_utf8") => new WhopSource(Key).Verify(request, connection),
            ("stripe_v1", _) => new StripeSource(Key).Verify(request, connection),
            ("patreon_md5", _) => new PatreonSource(Key).Verify(request, connection),
            ("discourse_sha256", _) => new DiscourseSource(Key).Verify(request, connection),
            ("memberful_sha256", _) => new MemberfulSource(Key).Verify(request, connection),
            ("ghost_sha256", _) => new GhostSource(Key).Verify(request, connection),
            ("hubspot_v1" or "hubspot_v2" or "hubspot_v3", _) => new HubSpotSource(Key).Verify(request, connection),
            _ => new InternalSource(Key).Verify(request, connection),
        };
    }

    // Discord names no limit: a vector has one of its own, or is a check of the algorithm alone.
    private static TimeSpan? ToleranceOf(JsonNode vector) =>
        vector["tolerance_s"]?.GetValue<int>() is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string? Text(JsonNode vector, string name) => vector[name]?.GetValue<string>();
}
