namespace Pipeline.Ingest;

/// <summary>One delivery as it came over HTTP. Signatures are checked on these bytes, before anything is parsed.</summary>
public sealed record WebhookRequest
{
    /// <summary>GET, POST or OPTIONS, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address as the platform called it, for schemes that sign it.</summary>
    public required string Url { get; init; }

    /// <summary>Header values by name; the dictionary ignores the case of names.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Query values by name, decoded.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
