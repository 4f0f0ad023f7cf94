using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>
/// A platform that pushes webhooks. Both halves are pure: <see cref="Verify"/> looks at the raw bytes only, <see cref="Read"/> sees
/// bodies whose signature was right. A body that is no valid form of the platform is a <see cref="Reading.Fault"/>; an exception from
/// <see cref="Read"/> (a <see cref="System.Text.Json.JsonException"/>, say) becomes one too, so that no verified body is lost.
/// </summary>
public abstract class WebhookSource
{
    public abstract Source Source { get; }

    /// <summary>Whether deliveries come by GET, with everything in the query.</summary>
    public virtual bool AcceptsGet => false;

    /// <summary>Whether <see cref="Read"/> looks at this header (in lower case): it is kept with a quarantined body for the replay.</summary>
    public virtual bool ReadsHeader(string name) => false;

    /// <summary>Whether <see cref="Read"/> looks at this query value; kept like a header. Never true for a secret or a signature.</summary>
    public virtual bool ReadsQuery(string name, Connection connection) => false;

    /// <summary>The body as the quarantine keeps it: the bytes as they came, unless a secret is among them.</summary>
    public virtual ReadOnlyMemory<byte> KeptBody(WebhookRequest request, Connection connection) => request.Body;

    /// <summary>A protocol step that comes before any signature (CloudEvents OPTIONS, a GET challenge); null when this is none.</summary>
    public virtual Reply? Handshake(WebhookRequest request, Connection connection) => null;

    /// <summary>Null when the delivery is authentic. Compares in constant time and tries every secret of the connection.</summary>
    public abstract Refusal? Verify(WebhookRequest request, Connection connection);

    public abstract Reading Read(WebhookRequest request, Connection connection);
}
