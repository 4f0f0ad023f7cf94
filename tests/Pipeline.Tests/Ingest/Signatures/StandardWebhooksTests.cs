using NSec.Cryptography;
using Pipeline.Ingest;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Signatures;

public sealed class StandardWebhooksTests
{
    private const string Body = """{"type":"x"}""";
    private const string Next = "whsec_bmV4dG5leHRuZXh0bmV4dG5leHRuZXh0";

    [Fact]
    public void A_signature_under_either_secret_is_right_while_one_replaces_the_other()
    {
        var time = Own.Time(TimeSpan.Zero);

        Verify(Signed(time, Own.Sign("m", time, Bytes(Body))), Own.Secret, Next).ShouldBeNull();
        Verify(Signed(time, Own.Sign("m", time, Bytes(Body), Next)), Own.Secret, Next).ShouldBeNull();
        Verify(Signed(time, Own.Sign("m", time, Bytes(Body), Next)), Own.Secret)!.Reason.ShouldBe(RefusalReason.WrongSignature);
    }

    [Fact]
    public void Any_signature_of_the_list_will_do_and_versions_that_are_not_known_are_passed_by()
    {
        var time = Own.Time(TimeSpan.Zero);
        var right = Own.Sign("m", time, Bytes(Body));

        Verify(Signed(time, "v1,AAAA v2,abc nonsense v1a,AAAA " + right), Own.Secret).ShouldBeNull();
        Verify(Signed(time, right.Replace("v1,", "v2,", StringComparison.Ordinal)), Own.Secret)!.Reason.ShouldBe(RefusalReason.WrongSignature);
        Verify(Signed(time, string.Join(' ', Enumerable.Repeat("v1,AAAA", 8)) + " " + right), Own.Secret)!.Reason.ShouldBe(RefusalReason.WrongSignature);
    }

    [Theory]
    [InlineData(-300, null)]
    [InlineData(300, null)]
    [InlineData(-301, RefusalReason.StaleSignature)]
    [InlineData(301, RefusalReason.StaleSignature)]
    public void The_signed_time_is_at_most_five_minutes_away_on_either_side(int seconds, RefusalReason? reason)
    {
        var time = Own.Time(TimeSpan.FromSeconds(seconds));

        (Verify(Signed(time, Own.Sign("m", time, Bytes(Body))), Own.Secret)?.Reason).ShouldBe(reason);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("1e9")]
    [InlineData("+1785585600")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_no_number_is_never_fresh(string time) =>
        Verify(Signed(time, Own.Sign("m", time, Bytes(Body))), Own.Secret)!.Reason.ShouldBe(RefusalReason.StaleSignature);

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void A_header_that_is_missing_or_empty_is_named(string name)
    {
        var time = Own.Time(TimeSpan.Zero);
        var signed = Signed(time, Own.Sign("m", time, Bytes(Body)));
        var without = signed with { Headers = signed.Headers.Where(header => header.Key != name).ToDictionary() };
        var empty = signed with { Headers = signed.Headers.ToDictionary(header => header.Key, header => header.Key == name ? "" : header.Value) };

        foreach (var request in new[] { without, empty })
        {
            var refusal = Verify(request, Own.Secret)!;
            refusal.Reason.ShouldBe(RefusalReason.MissingSignature);
            refusal.Detail.ShouldContain(name);
        }
    }

    [Fact]
    public void A_public_key_checks_v1a_and_nothing_else()
    {
        using var pair = NSec.Cryptography.Key.Create(SignatureAlgorithm.Ed25519, new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var publicKey = "whpk_" + Convert.ToBase64String(pair.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        var time = Own.Time(TimeSpan.Zero);
        var signature = Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(pair, Bytes($"m.{time}.{Body}")));

        Verify(Signed(time, "v1a," + signature), publicKey).ShouldBeNull();
        Verify(Signed(time, "v1," + signature), publicKey)!.Reason.ShouldBe(RefusalReason.WrongSignature);
        Verify(Signed(time, Own.Sign("m", time, Bytes(Body), publicKey["whpk_".Length..])), publicKey)!.Reason.ShouldBe(RefusalReason.WrongSignature);
        Verify(Signed(time, "v1a," + signature) with { Body = Bytes(Body + " ") }, publicKey)!.Reason.ShouldBe(RefusalReason.WrongSignature);
    }

    [Theory]
    [InlineData("whsec_!!!")]
    [InlineData("whsec_")]
    [InlineData("whpk_AAAA")]
    [InlineData("not base64!")]
    public void A_secret_that_is_no_key_lets_nothing_in(string secret)
    {
        var time = Own.Time(TimeSpan.Zero);

        Verify(Signed(time, Own.Sign("m", time, Bytes(Body))), secret)!.Reason.ShouldBe(RefusalReason.NoSecret);
    }

    private static WebhookRequest Signed(string time, string signature) =>
        A.Post(Body, ("webhook-id", "m"), ("webhook-timestamp", time), ("webhook-signature", signature));

    private static Refusal? Verify(WebhookRequest request, params string[] secrets) =>
        StandardWebhooks.Verify(request, new() { Id = new("c"), Source = Source.Internal, Secrets = secrets });

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
