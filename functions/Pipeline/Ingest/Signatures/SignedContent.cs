using System.Buffers;
using System.Text;

namespace Pipeline.Ingest.Signatures;

/// <summary>What a scheme signs: the raw body, with text before it (an id, a time, an address) and text after it.</summary>
public readonly ref struct SignedContent(ReadOnlySpan<char> before, ReadOnlySpan<byte> body, ReadOnlySpan<char> after = default)
{
    private readonly ReadOnlySpan<char> _before = before;
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly ReadOnlySpan<char> _after = after;

    public static SignedContent BodyOnly(ReadOnlySpan<byte> body) => new(default, body);

    internal delegate void Use<TState>(ReadOnlySpan<byte> bytes, ref TState state) where TState : allows ref struct;

    /// <summary>Hands over the content as one run of bytes, which is only copied (into a pooled array) where text surrounds the body.</summary>
    internal void Run<TState>(ref TState state, Use<TState> use) where TState : allows ref struct
    {
        if (_before.IsEmpty && _after.IsEmpty)
        {
            use(_body, ref state);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(_before.Length + _after.Length) + _body.Length);
        var written = Encoding.UTF8.GetBytes(_before, rented);
        _body.CopyTo(rented.AsSpan(written));
        written += _body.Length;
        written += Encoding.UTF8.GetBytes(_after, rented.AsSpan(written));
        use(rented.AsSpan(0, written), ref state);
        ArrayPool<byte>.Shared.Return(rented);
    }
}
