using NSec.Cryptography;

namespace Pipeline.Ingest.Signatures;

/// <summary>Ed25519 signatures (RFC 8032). A public key that is not 32 bytes, or a signature that is not 64, matches nothing.</summary>
public static class Ed25519Signature
{
    public const int SignatureSize = 64;
    public const int PublicKeySize = 32;

    public static bool Is(SignedContent content, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> publicKey)
    {
        if (signature.Length != SignatureSize
            || !PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key) || key is null)
        {
            return false;
        }

        var state = new Verifying { Key = key, Signature = signature };
        content.Run(ref state, static (bytes, ref state) => state.Matches = SignatureAlgorithm.Ed25519.Verify(state.Key, bytes, state.Signature));
        return state.Matches;
    }

    private ref struct Verifying
    {
        public PublicKey Key;
        public ReadOnlySpan<byte> Signature;
        public bool Matches;
    }
}
