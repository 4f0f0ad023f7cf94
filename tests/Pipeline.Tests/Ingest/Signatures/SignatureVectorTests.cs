using System.Text.Json.Nodes;
using Pipeline.Ingest;
using Pipeline.Ingest.Affiliate;
using Pipeline.Ingest.Discord;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Signatures;
using Pipeline.Ingest.Slack;
using Pipeline.Ingest.Telegram;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Affiliate;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Signatures;

/// <summary>The published and constructed vectors beside the repository, with the reason for each refusal. A vector without a row fails.</summary>
public sealed class SignatureVectorTests
{
    private static readonly MemberKey Key = new(new byte[MemberKey.MinBytes]);

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
        ["postback-token-valid"] = null,
        ["postback-token-missing"] = RefusalReason.MissingSignature,
    };

    [Fact]
    public void Each_vector_is_accepted_or_refused_for_its_reason()
    {
        var vectors = Payloads.Vectors("telegram_secret_token", "slack_v0", "standard_webhooks", "svix", "discord_ed25519");
        var vectors = Payloads.Vectors("telegram_secret_token", "slack_v0", "standard_webhooks", "svix", "postback_token");

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
            (_, "raw_utf8") => StandardWebhooks.Verify(request, connection, SecretEncoding.Utf8),
            _ => new InternalSource(Key).Verify(request, connection),
        };
    }

    // Discord names no limit: a vector has one of its own, or is a check of the algorithm alone.
    private static TimeSpan? ToleranceOf(JsonNode vector) =>
        vector["tolerance_s"]?.GetValue<int>() is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string? Text(JsonNode vector, string name) => vector[name]?.GetValue<string>();
}
