using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>
/// A platform that pushes webhooks. Both halves are pure: <see cref="Verify"/> looks at the raw bytes only, <see cref="Read"/> sees
/// bodies whose signature was right. A body that is no valid form of the platform is a <see cref="Reading.Fault"/> or a
/// <see cref="System.Text.Json.JsonException"/>, <see cref="FormatException"/>, <see cref="InvalidOperationException"/> or
/// <see cref="KeyNotFoundException"/> from <see cref="Read"/>, which ingestion turns into a fault.
/// </summary>
public abstract class WebhookSource
{
    public abstract Source Source { get; }

    /// <summary>Header names that <see cref="Read"/> looks at; they are kept with a quarantined body so that it can be replayed.</summary>
    public virtual IReadOnlyList<string> ReadHeaders => [];

    /// <summary>A protocol step that comes before any signature (CloudEvents OPTIONS, a GET challenge); null when this is none.</summary>
    public virtual Reply? Handshake(WebhookRequest request, Connection connection) => null;

    /// <summary>Null when the delivery is authentic. Compares in constant time and tries every secret of the connection.</summary>
    public abstract Refusal? Verify(WebhookRequest request, Connection connection);

    public abstract Reading Read(WebhookRequest request, Connection connection);
}
