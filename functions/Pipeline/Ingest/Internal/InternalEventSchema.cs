namespace Pipeline.Ingest.Internal;

/// <summary>
/// The vocabulary of own platforms and CRMs as JSON Schema 2020-12, with an example of every type: what <see cref="InternalSource"/> and
/// <see cref="History.EventLines"/> read, for people to look up and for senders to check against.
/// </summary>
public static class InternalEventSchema
{
    public const string ContentType = "application/schema+json";

    private static readonly Lazy<byte[]> Text = new(Load);

    public static ReadOnlyMemory<byte> Utf8 => Text.Value;

    private static byte[] Load()
    {
        const string Name = "internal-events.schema.json";
        using var stream = typeof(InternalEventSchema).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The resource {Name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
