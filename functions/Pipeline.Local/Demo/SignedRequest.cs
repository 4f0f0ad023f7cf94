using System.Globalization;
using System.Net.Http.Headers;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>The HTTP request of a delivery, with what its source proves itself by.</summary>
internal static class SignedRequest
{
    /// <param name="secret">Telegram's secret token, or a <c>whsec_</c> secret of Standard Webhooks.</param>
    public static HttpRequestMessage Of(DemoDelivery delivery, Uri address, string secret, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, delivery.Path))
        {
            Content = new ReadOnlyMemoryContent(delivery.Body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(delivery.ContentType);
        if (delivery.Connection.Source == Source.Telegram)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        else
            Sign(request.Headers, delivery, secret, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return request;
    }

    // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    private static void Sign(HttpRequestHeaders headers, DemoDelivery delivery, string secret, string time)
    {
        Span<byte> signature = stackalloc byte[32];
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        HmacSignature.Sign(new($"{delivery.Id}.{time}.", delivery.Body.Span), key, signature);
        headers.Add("webhook-id", delivery.Id);
        headers.Add("webhook-timestamp", time);
        headers.Add("webhook-signature", "v1," + Convert.ToBase64String(signature));
    }
}
