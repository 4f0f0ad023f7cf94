using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Model;

/// <summary>The first 128 bits of a SHA-256, as 26 characters of Crockford's base32 in lower case: short, ordered, safe in keys and addresses.</summary>
internal static class Digest
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TextLength = 26;

    public static string Text(string scope, ReadOnlySpan<char> value, int ordinal)
    {
        var length = Encoding.UTF8.GetMaxByteCount(scope.Length + value.Length) + 5;
        var buffer = length <= 512 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(scope, buffer);
        buffer[written++] = 0;
        written += Encoding.UTF8.GetBytes(value, buffer[written..]);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[written..], ordinal);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..(written + 4)], hash);
        return Base32(hash[..16]);
    }

    public static string Text(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        return Base32(hash[..16]);
    }

    public static string Base32(ReadOnlySpan<byte> sixteen) =>
        string.Create(TextLength, MemoryMarshal.Read<UInt128>(sixteen), static (text, raw) =>
        {
            var bits = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(raw) : raw;
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(bits & 31)];
                bits >>= 5;
            }
        });
}
