using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest.Affiliate;
using Pipeline.Ingest.Discourse;
using Pipeline.Ingest.Ghost;
using Pipeline.Ingest.HubSpot;
using Pipeline.Ingest.Memberful;
using Pipeline.Ingest.Patreon;
using Pipeline.Ingest.Stripe;
using Pipeline.Ingest.Whop;
using Pipeline.Model;

namespace Pipeline.Benchmarks.Sources;

/// <summary>Deliveries of clubs' platforms, of a CRM and of an affiliate network.</summary>
internal static class ClubSamples
{
    private const string Secret = "a-secret-of-some-length-1234567890";

    private static readonly string Seconds = $"{Samples.Now.ToUnixTimeSeconds()}";
    private static readonly string Milliseconds = $"{Samples.Now.ToUnixTimeMilliseconds()}";

    public static IEnumerable<SourceSample> All(MemberKey key, string text)
    {
        var invoice = $$$"""{"id":"evt_1","object":"event","type":"invoice.paid","created":1790000000,"livemode":true,"data":{"object":{"id":"in_1","object":"invoice","customer":"cus_1","customer_name":"Some Body","amount_paid":1900,"amount_due":1900,"currency":"eur","billing_reason":"subscription_cycle","description":"{{{text}}}","parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1","metadata":{} } },"lines":{"object":"list","data":[{"id":"il_1","amount":1900,"period":{"start":1787000000,"end":1790000000},"pricing":{"type":"price_details","price_details":{"price":"price_1","product":"prod_1"} } }]} } } }""";
        yield return new("stripe", new StripeSource(key), Samples.Request(invoice, ("Stripe-Signature", $"t={Seconds},v1={Hex($"{Seconds}.{invoice}")}")), Samples.Connection(Source.Stripe, Secret));

        var chat = $$$"""{"id":"msg_1","api_version":"v1","timestamp":"2026-10-01T12:00:00.000Z","type":"chat.message.created","company_id":"biz_1","data":{"audience":{"type":"channel","user_ids":null},"channel":{"id":"chat_1","type":"chat","experience_id":"exp_1"},"message":{"id":"post_1","content":"{{{text}}}","created_at":"2026-10-01T12:00:00.000Z","user":{"id":"user_1","name":"Some Body","username":"somebody"} } } }""";
        yield return new("whop", new WhopSource(key), Samples.Request(chat, ("webhook-id", "msg_1"), ("webhook-timestamp", Seconds), ("webhook-signature", "v1," + Base64($"msg_1.{Seconds}.{chat}"))), Samples.Connection(Source.Whop, Secret));

        var patron = $$$"""{"data":{"id":"m1","type":"member","attributes":{"full_name":"Some Body","patron_status":"active_patron","last_charge_status":"Paid","last_charge_date":"2026-10-01T07:00:00Z","pledge_relationship_start":"2026-05-01T12:00:00Z","will_pay_amount_cents":500,"note":"{{{text}}}"},"relationships":{"user":{"data":{"id":"u1","type":"user"} },"currently_entitled_tiers":{"data":[{"id":"t1","type":"tier"}]} } },"included":[{"type":"tier","id":"t1","attributes":{"title":"Gold","amount_cents":500} }]}""";
        yield return new("patreon", new PatreonSource(key), Samples.Request(patron, ("X-Patreon-Event", "members:update"), ("X-Patreon-Signature", Md5(patron))), Samples.Connection(Source.Patreon, Secret));

        var renewed = $$$"""{"event":"subscription.renewed","subscription":{"id":1,"active":true,"expires_at":"2026-11-01T00:00:00Z","member":{"id":7,"username":"somebody","full_name":"Some Body","custom_field":"{{{text}}}"},"subscription_plan":{"id":2,"name":"Gold","price_cents":1000} },"order":{"uuid":"4DACB7B0-B728-0130","total":1000,"created_at":"2026-10-01T00:00:00Z"} }""";
        yield return new("memberful", new MemberfulSource(key), Samples.Request(renewed, ("X-Memberful-Webhook-Signature", Hex(renewed))), Samples.Connection(Source.Memberful, Secret));

        var member = $$$"""{"member":{"current":{"id":"66aa00bb11cc22dd33ee44ff","name":"Some Body","note":"{{{text}}}","status":"paid","subscriptions":[{"id":"sub_1","status":"active","current_period_end":"2026-11-01T10:00:00.000Z","price":{"amount":500,"currency":"USD"} }],"tiers":[{"id":"t1","name":"Gold"}],"updated_at":"2026-10-01T10:00:00.000Z"},"previous":{"status":"free","updated_at":"2026-09-01T10:00:00.000Z"} } }""";
        yield return new("ghost", new GhostSource(key), Samples.Request(member, ("X-Ghost-Signature", $"sha256={Hex(member + Milliseconds)}, t={Milliseconds}")), Samples.Connection(Source.Ghost, Secret));

        var post = $$$"""{"post":{"id":90001,"name":"Some Body","username":"somebody","created_at":"2026-10-01T10:00:00.000Z","updated_at":"2026-10-01T10:00:00.000Z","post_number":3,"post_type":1,"reply_to_post_number":2,"topic_id":5001,"topic_archetype":"regular","category_id":4,"user_id":42,"raw":"{{{text}}}"} }""";
        yield return new("discourse", new DiscourseSource(key), Samples.Request(post, ("X-Discourse-Event", "post_created"), ("X-Discourse-Event-Signature", "sha256=" + Hex(post))), Samples.Connection(Source.Discourse, Secret));

        var batch = "[" + string.Join(',', Enumerable.Range(1, 5).Select(n => $$"""{"eventId":{{n}},"subscriptionId":22,"portalId":62515,"appId":54321,"occurredAt":1790000000000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":{{n}},"changeSource":"CRM","changeFlag":"NEW"}""")) + "]";
        yield return new("hubspot", new HubSpotSource(key), Samples.Request(batch, ("X-HubSpot-Request-Timestamp", Milliseconds), ("X-HubSpot-Signature-v3", Base64($"POSThttps://hooks.example.org/in{batch}{Milliseconds}"))), Samples.Connection(Source.HubSpot, Secret));

        var postback = Samples.Request("") with
        {
            Method = "GET",
            Query = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["cid"] = "8a7c1f",
                ["sub1"] = "spring",
                ["goal"] = "2",
                ["payout"] = "12.50",
                ["currency"] = "USD",
                ["status"] = "1",
                ["tid"] = "ord-9921",
                ["token"] = Secret,
            },
        };
        yield return new("affiliate", new AffiliateSource(), postback, Samples.Connection(Source.Affiliate, Secret));
    }

    private static string Hex(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(content)));

    private static string Base64(string content) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(content)));

#pragma warning disable CA5351 // What the platform signs with.
    private static string Md5(string content) => Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(content)));
#pragma warning restore CA5351
}
