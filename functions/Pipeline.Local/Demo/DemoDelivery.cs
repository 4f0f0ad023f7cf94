using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>One delivery as a platform would send it, not signed yet: what signs a time is signed when it is sent.</summary>
/// <param name="Id">The platform's own id of it; the same when it is sent again.</param>
/// <param name="At">When it happened.</param>
internal sealed record DemoDelivery(DemoConnection Connection, string Id, DateTimeOffset At, ReadOnlyMemory<byte> Body)
{
    /// <summary>The address, below the host's.</summary>
    public string Path => $"api/webhooks/{Connection.Source.Name()}/{Connection.Id}";

    public string ContentType => Connection.Source == Source.Internal ? "application/cloudevents+json" : "application/json";

    /// <summary>The delivery as if it had come when it happened, for a reader that does not ask who sent it.</summary>
    public WebhookRequest ToUnsignedRequest() => new()
    {
        Method = "POST",
        Url = "",
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = ContentType },
        Query = new Dictionary<string, string>(),
        Body = Body,
        ReceivedAt = At,
    };
}
