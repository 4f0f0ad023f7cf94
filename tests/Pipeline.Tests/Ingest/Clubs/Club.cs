using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

/// <summary>Deliveries of clubs' platforms, signed as each of them does: without a line of the code that checks them.</summary>
internal static class Club
{
    public const string Secret = "a-club-s-secret-0123456789";

    public static IngestStage Stage(string source, params (string Key, string Value)[] settings) => IngestStage.With(
        [("c:Source", source), ("c:Community", "club"), ("c:Secrets:0", Secret), .. settings.Select(setting => ($"c:{setting.Key}", setting.Value))]);

    /// <param name="kind">The event, for platforms that say it in a header.</param>
    public static WebhookRequest Signed(string source, string body, string kind = "") => Signed(source, Encoding.UTF8.GetBytes(body), kind);

    public static WebhookRequest Signed(string source, byte[] body, string kind = "") => source switch
    {
        "stripe" => A.Post(body, ("Stripe-Signature", $"t={Seconds},v1={Hex([.. Utf8($"{Seconds}."), .. body])}")),
        "whop" => A.Post(
            body, ("webhook-id", "msg_1"), ("webhook-timestamp", Seconds), ("webhook-signature", "v1," + Base64([.. Utf8($"msg_1.{Seconds}."), .. body]))),
        "patreon" => A.Post(body, ("X-Patreon-Event", kind), ("X-Patreon-Signature", Convert.ToHexStringLower(Md5(body)))),
        "memberful" => A.Post(body, ("X-Memberful-Webhook-Signature", Hex(body))),
        "ghost" => A.Post(body, ("X-Ghost-Signature", $"sha256={Hex([.. body, .. Utf8(Milliseconds)])}, t={Milliseconds}")),
        "discourse" => A.Post(body, ("X-Discourse-Event", kind), ("X-Discourse-Event-Signature", "sha256=" + Hex(body))),
        "hubspot" => A.Post(
            body, ("X-HubSpot-Request-Timestamp", Milliseconds),
            ("X-HubSpot-Signature-v3", Base64([.. Utf8("POSThttps://hooks.example.org/in"), .. body, .. Utf8(Milliseconds)]))),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Not a club's platform."),
    };

    /// <summary>What a stage with one connection of the platform makes of it, after its signature was found right.</summary>
    public static async Task<string> ToldAsync(string source, string body, string kind = "", params (string Key, string Value)[] settings)
    {
        await using var stage = Stage(source, settings);
        var request = Signed(source, body, kind);
        (await stage.SendAsync(source, "c", request)).Status.ShouldBe(200);
        return Told.By(stage.Read("c", request));
    }

    public static string Seconds => IngestStage.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Milliseconds => IngestStage.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Hex(byte[] content, string secret = Secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Utf8(secret), content));

    public static string Base64(byte[] content, string secret = Secret) => Convert.ToBase64String(HMACSHA256.HashData(Utf8(secret), content));

#pragma warning disable CA5351 // What the platform signs with.
    private static byte[] Md5(byte[] content) => HMACMD5.HashData(Utf8(Secret), content);
#pragma warning restore CA5351
}
